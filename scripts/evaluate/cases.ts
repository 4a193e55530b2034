import { parse } from 'csv-parse/sync';
import { Problem } from '../../commandLine/problem.ts';
import type { Asked } from '../../lib/understanding/index.ts';

/** A text, and what it should be taken for. */
export interface Case {
  readonly language: string;
  readonly text: string;
  /** The question of the bot's that it answers. */
  readonly after: Asked | undefined;
  /** The meaning, or the article, that it should be taken for; `none` when it is nothing that is looked for. */
  readonly expected: string;
  readonly kind: 'meaning' | 'article';
}

const ASKED: readonly string[] = ['person', 'solved', 'helped'];

/**
 * Reads cases from CSV with a line of names, or from one JSON object a line: `text`, `meaning` or `article`, and where they
 * matter `language` (en) and `after`. `name` is what mistakes call the file.
 * @throws Problem with every line that says nothing.
 */
export function readCases(source: string, name: string): readonly Case[] {
  const rows = source.trimStart().startsWith('{') ? readLines(source, name) : readCsv(source, name);
  const mistakes: string[] = [];
  const cases = rows.flatMap(({ line, row }): readonly Case[] => {
    const { text = '', meaning = '', article = '', language = '', after = '' } = row;
    const mistake =
      text === ''
        ? 'there is no text'
        : (meaning === '') === (article === '')
          ? 'write either a meaning or an article'
          : after !== '' && !ASKED.includes(after)
            ? `after is one of ${ASKED.join(', ')}`
            : undefined;
    if (mistake !== undefined) {
      mistakes.push(`${name}:${line}: ${mistake}`);
      return [];
    }
    const kind = meaning === '' ? 'article' : 'meaning';
    return [
      {
        ...{ language: language === '' ? 'en' : language, text, kind, expected: meaning + article },
        after: isAsked(after) ? after : undefined,
      },
    ];
  });
  if (mistakes.length > 0) throw new Problem(mistakes.slice(0, 20).join('\n'));
  if (cases.length === 0) throw new Problem(`${name} holds no cases.`);
  return cases;
}

function isAsked(after: string): after is Asked {
  return ASKED.includes(after);
}

type Row = Readonly<Partial<Record<string, string>>>;

interface Numbered {
  readonly line: number;
  readonly row: Row;
}

function readCsv(source: string, name: string): readonly Numbered[] {
  try {
    const records: unknown = parse(source, {
      columns: true,
      bom: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
    });
    return Array.isArray(records)
      ? records.map(({ info, record }: { info: { lines: number }; record: Row }) => ({
          line: info.lines,
          row: record,
        }))
      : [];
  } catch (thrown) {
    throw new Problem(
      `${name}: ${thrown instanceof Error ? thrown.message : String(thrown)}.\n` +
        'A table begins with a line of column names, and every line has as many values; one with a comma is quoted.',
    );
  }
}

function readLines(source: string, name: string): readonly Numbered[] {
  return source.split(/\r?\n/).flatMap((text, index) => {
    if (text.trim() === '') return [];
    try {
      const row: unknown = JSON.parse(text);
      if (typeof row !== 'object' || row === null) throw new Error('it is no object');
      const strings = Object.entries(row).map(([key, value]) => [key, String(value)] as const);
      return [{ line: index + 1, row: Object.fromEntries(strings) }];
    } catch (thrown) {
      throw new Problem(`${name}:${index + 1}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    }
  });
}
