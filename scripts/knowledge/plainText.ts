import { marked, type Token, type Tokens } from 'marked';

/** Something in an article that a chat cannot show, and how many lines into the text it begins. */
export interface Unshowable {
  readonly line: number;
  readonly message: string;
}

/**
 * The plain text of an article's Markdown, as every channel can show it: paragraphs and lists, links with their address
 * behind them, no mark-up. Headings are left to the caller.
 */
export function plainText(tokens: readonly Token[]): string {
  return tokens
    .map(block)
    .filter((text) => text !== '')
    .join('\n\n');
}

/** What of the tokens a chat cannot show: tables, pictures, HTML, code. */
export function findUnshowable(tokens: readonly Token[]): readonly Unshowable[] {
  const found: Unshowable[] = [];
  let line = 0;
  for (const token of tokens) {
    const instead = INSTEAD.get(token.type);
    if (instead !== undefined) found.push({ line, message: instead });
    for (const inner of innerTokens(token)) {
      const innerInstead = INSTEAD.get(inner.type);
      if (innerInstead !== undefined) found.push({ line, message: innerInstead });
    }
    line += token.raw.split('\n').length - 1;
  }
  return found;
}

/** What to write instead of what a chat cannot show, by the kind of token. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['table', 'a chat cannot show a table; write a list'],
  ['image', 'a chat cannot show this picture; link to it'],
  ['html', 'HTML is not shown; write Markdown'],
  ['code', 'a block of code is not shown (four spaces begin one); write a paragraph'],
]);

export function tokensOf(markdown: string): readonly Token[] {
  return marked.lexer(markdown);
}

function innerTokens(token: Token): readonly Token[] {
  const children: readonly Token[] = [
    ...('tokens' in token ? (token.tokens ?? []) : []),
    ...(isList(token) ? token.items : []),
  ];
  return children.flatMap((child) => [child, ...innerTokens(child)]);
}

function block(token: Token): string {
  if (isList(token)) {
    return token.items
      .map(
        (item, index) =>
          `${token.ordered ? `${Number(token.start) + index}.` : '-'} ${item.tokens.map(block).join('\n  ')}`,
      )
      .join('\n');
  }
  if (token.type === 'space' || token.type === 'hr') return '';
  return inline(token).trim();
}

function inline(token: Token): string {
  if (token.type === 'br') return '\n';
  if (isLink(token)) {
    const text = token.tokens.map(inline).join('');
    return text === token.href ? text : `${text} (${token.href})`;
  }
  // A line break in the source is none in the text.
  if ('tokens' in token && Array.isArray(token.tokens)) return token.tokens.map(inline).join('');
  return 'text' in token ? unescaped(String(token.text)).replace(/\s*\n\s*/g, ' ') : '';
}

function isList(token: Token): token is Tokens.List {
  return token.type === 'list';
}

function isLink(token: Token): token is Tokens.Link {
  return token.type === 'link';
}

/** The lexer leaves what it escapes for HTML. */
function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
