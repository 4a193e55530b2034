import type { JsonObject, JsonValue } from '../../omnichannel/index.ts';
import type { Say } from '../effects.ts';
import { fill, type Replies } from '../replies/index.ts';
import { forms } from './cards/index.ts';
import type { Field, Form } from './cards/form.ts';
import { repeat } from './repeat.ts';

const ENTRY_BYTES = 500;

/**
 * Answers a submitted card with what was entered. Ours are known by the `card` they carry, and are repeated field by field.
 * Of anybody else's only the entries that read as words are repeated: the rest is between the card and its maker.
 */
export function answerSubmission(submit: JsonValue, replies: Replies): Say {
  const form = isObject(submit) ? forms.find(({ name }) => name === submit['card']) : undefined;
  const text =
    form !== undefined && isObject(submit)
      ? answerForm(form, submit, replies)
      : acknowledge(readableEntries(submit), replies);
  return { kind: 'say', text, textFormat: 'plain' };
}

/** The card checks what is entered before it is sent, but whoever posts a submit by hand, or an old client, does not. */
function answerForm(form: Form, submit: JsonObject, replies: Replies): string {
  const missing = form.fields.filter((field) => field.required && entered(field, submit) === undefined);
  if (missing.length > 0) {
    const fields = missing.map(({ label }) => replies[label]).join(', ');
    return fill(replies.formIncomplete, { fields });
  }
  const entries = form.fields.flatMap((field) => {
    const value = entered(field, submit);
    return value === undefined ? [] : [`${replies[field.label]}: ${shown(field, value, replies)}`];
  });
  return fill(replies[form.received], { entries: entries.join('\n') });
}

/** Inputs submit texts; a number or a truth value is taken too, a structure is nobody's entry. */
function entered({ id }: Field, submit: JsonObject): string | undefined {
  const value = Object.hasOwn(submit, id) ? submit[id] : undefined;
  if (value === undefined || value === null || typeof value === 'object') return undefined;
  const text = String(value).trim();
  return text === '' ? undefined : text;
}

function shown({ choices = {} }: Field, value: string, replies: Replies): string {
  const choice = Object.hasOwn(choices, value) ? choices[value] : undefined;
  return choice === undefined ? repeat(value, ENTRY_BYTES) : replies[choice];
}

function acknowledge(entries: readonly string[], replies: Replies): string {
  return entries.length === 0
    ? replies.submittedUnread
    : fill(replies.submitted, { value: repeat(entries.join(', ')) });
}

/** Names of what a card carries for its maker, not for its reader. */
const TECHNICAL_NAME =
  /^_|^(?:card|form|key|method|scenario|state|trigger|type|verb)$|(?:id|token|guid|hash|url|uri)$/i;

/** Names, sentences, numbers, dates, addresses of mail. No code, no identifier, no address of the web, no JSON. */
const READABLE = /^(?!https?:)(?=.*[\p{L}\p{N}])[^{}[\]<>_=\\|]+$/isu;
const IDENTIFIER = /^(?=.*\d)(?=.*[a-z])[a-z\d-]{12,}$|^\S{60,}$|[a-z][A-Z]/u;
const MOST_ENTRIES = 10;

function readableEntries(submit: JsonValue): readonly string[] {
  const entries = isObject(submit) ? Object.entries(submit) : [['', submit] as const];
  return entries
    .flatMap(([name, value]) => {
      if (typeof value !== 'string' && typeof value !== 'number') return [];
      const text = String(value).trim();
      const isReadable = !TECHNICAL_NAME.test(name) && READABLE.test(text) && !IDENTIFIER.test(text);
      return isReadable ? [repeat(text, ENTRY_BYTES)] : [];
    })
    .slice(0, MOST_ENTRIES);
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
