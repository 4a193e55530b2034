import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type ErrorCode,
  type Node,
  type YAMLMap,
} from 'yaml';
import type { Article, Section } from '../../lib/knowledge/index.ts';
import { findUnshowable, plainText, tokensOf } from './plainText.ts';

/** Something wrong with a file; lines count from 1. */
export interface Mistake {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export interface ReadArticle {
  /** Absent when there are mistakes. */
  readonly article?: Article;
  readonly mistakes: readonly Mistake[];
}

/** Where an article stands. */
export interface Place {
  /** Its path for mistakes, such as `knowledge/en/refund.md`. */
  readonly file: string;
  readonly id: string;
  readonly language: string;
}

/** A title is shown on a button. */
const LONGEST_TITLE = 60;
/** More than this in one message is a page, not an answer. */
const LONGEST_SECTION = 1_200;
const KEYS = ['title', 'questions', 'topic', 'link', 'handOver'];

/**
 * Reads an article: a head between two lines of `---` (YAML), and Markdown below it. `topics` are the names that the policy
 * has. Every mistake is listed, with its line.
 */
export function readArticle(
  source: string,
  { file, id, language }: Place,
  topics: readonly string[] | undefined,
): ReadArticle {
  const mistakes: Mistake[] = [];
  const mistake = (line: number, message: string): void => {
    mistakes.push({ file, line, message });
  };
  const parts = /^\uFEFF?---[ \t]*\r?\n(?<head>[\s\S]*?)^---[ \t]*\r?$(?<body>[\s\S]*)/mu.exec(source);
  if (parts?.groups === undefined || parts.index !== 0) {
    mistake(1, 'an article begins with a head between two lines of ---, which holds at least "title: …"');
    return { mistakes };
  }
  const { head = '', body = '' } = parts.groups;
  const read = readHead(head, topics, mistake);
  const bodyLine = head.split('\n').length + 1;
  const sections = readSections(body.replaceAll('\r\n', '\n'), bodyLine, mistake);
  const [first, ...others] = sections;
  if (first === undefined) {
    mistake(bodyLine, 'the article says nothing: write its answer below the head');
    return { mistakes };
  }
  if (mistakes.length > 0) return { mistakes };
  return { article: { id, language, ...read, sections: [first, ...others] }, mistakes };
}

/** For people who write no YAML: what its parser calls "nested mappings" is a colon in a title. */
const HEAD_MISTAKES: Partial<Record<ErrorCode, string>> = {
  BAD_SCALAR_START: 'a text that begins with a sign such as @ or ` has to stand in quotation marks: "@ …"',
  BLOCK_AS_IMPLICIT_KEY: 'a text that has a colon in it has to stand in quotation marks: "a: b"',
  DUPLICATE_KEY: 'the head has this word twice; each stands there once',
  MISSING_CHAR: 'a quotation mark or bracket is opened here or above, and not closed',
  MULTILINE_IMPLICIT_KEY:
    'a line of the head is "title: …", with a colon and a blank, or "- …" below questions',
  TAB_AS_INDENT: 'the line begins with a tab; begin it with blanks',
};

/** The first line of a parser's message; its line and column count from the head, not from the file. */
function withoutPlace(message: string): string {
  return message.split('\n', 1)[0]?.replace(/ at line \d+, column \d+:?$/u, '') ?? message;
}

type Head = Omit<Article, 'id' | 'language' | 'sections'>;
type Report = (line: number, message: string) => void;

function readHead(head: string, topics: readonly string[] | undefined, mistake: Report): Head {
  const lines = new LineCounter();
  const document = parseDocument(head, { lineCounter: lines });
  // The head begins in the file's second line.
  const lineAt = (offset: number | undefined): number => lines.linePos(offset ?? 0).line + 1;
  for (const { pos, code, message } of document.errors)
    mistake(lineAt(pos[0]), HEAD_MISTAKES[code] ?? withoutPlace(message));
  const nothing: Head = { title: '', questions: [], handOver: false };
  if (document.errors.length > 0) return nothing;
  const { contents } = document;
  if (!isMap(contents)) {
    mistake(2, 'the head holds no "title: …"');
    return nothing;
  }
  const values = entriesOf(contents);
  const lineOf = (key: string): number => lineAt(values.get(key)?.at);
  for (const [key, { at }] of values) {
    if (!KEYS.includes(key)) mistake(lineAt(at), `"${key}" means nothing here; known are ${KEYS.join(', ')}`);
  }
  const text = (key: string): string | undefined => {
    const value = values.get(key)?.value;
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    mistake(lineOf(key), `${key} has to be a text`);
    return undefined;
  };
  const title = text('title');
  if (title === undefined && values.get('title')?.value === undefined)
    mistake(2, 'the head holds no "title: …"');
  if (title !== undefined && title.length > LONGEST_TITLE)
    mistake(
      lineOf('title'),
      `the title has ${title.length} characters; on a button there is room for ${LONGEST_TITLE}`,
    );
  const topic = text('topic');
  if (topic !== undefined && topics?.includes(topic) === false)
    mistake(lineOf('topic'), `the policy has no topic "${topic}"; it has ${topics.join(', ') || 'none'}`);
  const link = text('link');
  if (link !== undefined && !isWebAddress(link))
    mistake(lineOf('link'), 'link has to be an address that begins with https://');
  const handOver = values.get('handOver')?.value ?? false;
  if (typeof handOver !== 'boolean') mistake(lineOf('handOver'), 'handOver is true or false');
  const questions = values.get('questions')?.value ?? [];
  if (!isTexts(questions))
    mistake(
      lineOf('questions'),
      'questions has to be a list of texts, each on a line of its own behind "- "',
    );
  return {
    title: title ?? '',
    questions: isTexts(questions) ? questions : [],
    ...(topic === undefined ? {} : { topic }),
    ...(link === undefined ? {} : { link }),
    handOver: handOver === true,
  };
}

interface Entry {
  readonly value: unknown;
  readonly at: number | undefined;
}

function entriesOf(map: YAMLMap): ReadonlyMap<string, Entry> {
  return new Map(
    map.items.map(({ key, value }) => {
      const node = isScalar(key) ? key : undefined;
      return [
        String(node?.value ?? key),
        { value: plain(value as Node | null), at: node?.range?.[0] },
      ] as const;
    }),
  );
}

function plain(node: Node | null): unknown {
  if (isScalar(node)) return node.value;
  return isSeq(node) ? node.items.map((item) => plain(item as Node)) : node;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string' && item.trim() !== '');
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:';
}

function readSections(body: string, bodyLine: number, mistake: Report): readonly Section[] {
  const tokens = tokensOf(body);
  for (const { line, message } of findUnshowable(tokens)) mistake(bodyLine + line, message);
  const sections: Section[] = [];
  let line = 0;
  let begun: { heading?: string; line: number; tokens: (typeof tokens)[number][] } = { line, tokens: [] };
  const finish = (): void => {
    const text = plainText(begun.tokens);
    if (text.length > LONGEST_SECTION)
      mistake(
        bodyLine + begun.line,
        `this part has ${text.length} characters; at most ${LONGEST_SECTION} can be read in a chat: shorten it, or divide it by "## …"`,
      );
    if (text !== '')
      sections.push({ ...(begun.heading === undefined ? {} : { heading: begun.heading }), text });
    else if (begun.heading !== undefined)
      mistake(bodyLine + begun.line, `nothing stands below "${begun.heading}"`);
  };
  for (const token of tokens) {
    if (token.type === 'heading') {
      finish();
      begun = { heading: plainText([{ ...token, type: 'paragraph' }]), line, tokens: [] };
    } else {
      begun.tokens.push(token);
    }
    line += token.raw.split('\n').length - 1;
  }
  finish();
  return sections;
}
