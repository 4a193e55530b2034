/** A sentence for a person: longer ones are cut. */
const MOST_CHARACTERS = 300;

/** Of a long list of complaints the first ones tell enough. */
const MOST_COMPLAINTS = 3;

const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  amp: '&',
  nbsp: ' ',
};

/** The name of the error, or, where only its message travels, the first member of what it lists. */
const SCHEMA_REFUSAL = /\bZodError\b|^\s*\[\s*\{\s*"code":\s*"\w+"/;

/**
 * What the body of a bot's refusal says, in one line that a person can read; empty when it says nothing. Web frameworks
 * answer a crash with a page of markup around the error, and the Microsoft 365 Agents SDK names a member that its schema
 * refuses in a `ZodError` of many lines: both are reduced to what is wrong.
 */
export function readRefusalBody(body: string): string {
  const text = /<(?:!doctype|html|body|pre)\b/i.test(body) ? textOfPage(body) : body;
  return cut(schemaRefusal(text) ?? text.trim());
}

/** The error in a page that a web framework made: what is set as code, or else the page's title or words. */
function textOfPage(page: string): string {
  const inside =
    /<pre\b[^>]*>([\s\S]*?)<\/pre>/i.exec(page) ?? /<title\b[^>]*>([\s\S]*?)<\/title>/i.exec(page);
  const words = (inside?.[1] ?? page)
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#(\d{1,6})|([a-z]+));/gi, (entity, code: string | undefined, name: string | undefined) =>
      code === undefined
        ? (ENTITIES[(name ?? '').toLowerCase()] ?? entity)
        : String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
    )
    .replace(/[ \u00A0]+/g, ' ')
    .trim();
  return SCHEMA_REFUSAL.test(words) ? words : (words.split('\n')[0] ?? '');
}

/** The members that a schema of Zod refused, each with what it said of them; `undefined` when this is no such error. */
function schemaRefusal(text: string): string | undefined {
  if (!SCHEMA_REFUSAL.test(text)) return undefined;
  const complaints = [...text.matchAll(/"path":\s*\[([^\]]*)\],\s*"message":\s*"((?:[^"\\]|\\.)*)"/g)].map(
    ([, path = '', message = '']) => {
      const member = path.replace(/["\s]/g, '').replaceAll(',', '.');
      return `${member === '' ? 'the activity' : member} (${message.replaceAll('\\"', '"')})`;
    },
  );
  const distinct = [...new Set(complaints)];
  if (distinct.length === 0) return "ZodError: the schema of the bot's SDK refuses this activity.";
  const more = distinct.length - MOST_COMPLAINTS;
  const named = distinct.slice(0, MOST_COMPLAINTS).join('; ');
  return `ZodError: the schema of the bot's SDK refuses ${named}${more > 0 ? ` and ${more} more` : ''}.`;
}

function cut(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1)}…`;
}
