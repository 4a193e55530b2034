import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article, Library, OffTopic } from '../../lib/knowledge/index.ts';
import { readArticle, type Mistake } from './readArticle.ts';
import { readOffTopic } from './readOffTopic.ts';
import { readSynonyms } from './readSynonyms.ts';

export interface ReadKnowledge extends Library {
  readonly offTopic: OffTopic;
  /** `instructions.md`, without its remarks; empty where there is none. */
  readonly instructions: string;
  readonly mistakes: readonly Mistake[];
}

/** A language's folder, as in BCP 47's first part. */
const LANGUAGE = /^[a-z]{2,3}$/;
const ARTICLE = /^(?<id>[a-z0-9]+(?:-[a-z0-9]+)*)\.md$/;
/** What lies beside the languages' folders. */
const BESIDE = new Set(['README.md', 'instructions.md']);
const NOT_UTF8 = 'the file is not UTF-8; save it as UTF-8';
/** They go out with every question, and are paid for each time. */
const LONGEST_INSTRUCTIONS = 4_000;

/**
 * Reads the folder of articles: a folder for each language, in it a Markdown file for each article and, where there are any,
 * `synonyms.txt` and `off-topic.txt`. `name` is what mistakes call the folder, `topics` are the policy's. What has mistakes is left out and
 * listed; no folder is no articles.
 */
export async function readKnowledge(
  folder: string,
  topics: readonly string[] | undefined,
  name = 'knowledge',
): Promise<ReadKnowledge> {
  const mistakes: Mistake[] = [];
  const articles: Article[] = [];
  const synonyms: Record<string, readonly (readonly string[])[]> = {};
  const offTopicFiles: { readonly file: string; readonly language: string; readonly source: string }[] = [];
  let instructions = '';
  for (const entry of await entriesIn(folder)) {
    const file = `${name}/${entry.name}`;
    if (!entry.isDirectory()) {
      if (entry.name === 'instructions.md') {
        const read = readInstructions(await readFile(join(folder, entry.name)), file);
        instructions = read.instructions;
        mistakes.push(...read.mistakes);
      }
      if (!BESIDE.has(entry.name) && !entry.name.startsWith('.'))
        mistakes.push({
          file,
          line: 1,
          message: 'articles lie in the folder of their language, such as en/',
        });
      continue;
    }
    if (!LANGUAGE.test(entry.name)) {
      mistakes.push({ file, line: 1, message: 'a folder is named for its language: en, de, fr …' });
      continue;
    }
    for (const { name: fileName } of await entriesIn(join(folder, entry.name))) {
      const place = `${file}/${fileName}`;
      if (fileName.startsWith('.')) continue;
      const source = decode(await readFile(join(folder, entry.name, fileName)));
      if (source === undefined) {
        mistakes.push({ file: place, line: 1, message: NOT_UTF8 });
      } else if (fileName === 'synonyms.txt') {
        const read = readSynonyms(source, entry.name, place);
        synonyms[entry.name] = read.synonyms;
        mistakes.push(...read.mistakes);
      } else if (fileName === 'off-topic.txt') {
        offTopicFiles.push({ file: place, language: entry.name, source });
      } else {
        const id = ARTICLE.exec(fileName)?.groups?.['id'];
        if (id === undefined) {
          const message =
            'an article is named in small letters, digits and dashes, and ends in .md: where-is-my-order.md';
          mistakes.push({ file: place, line: 1, message });
          continue;
        }
        const read = readArticle(source, { file: place, id, language: entry.name }, topics);
        mistakes.push(...read.mistakes);
        if (read.article !== undefined) articles.push(read.article);
      }
    }
  }
  const offTopic: Record<string, readonly string[]> = {};
  // Last, since what an article lists cannot be off topic.
  for (const { file, language, source } of offTopicFiles) {
    const own = articles.filter((article) => article.language === language);
    const read = readOffTopic(source, language, file, own);
    offTopic[language] = read.questions;
    mistakes.push(...read.mistakes);
  }
  return {
    ...{ articles, synonyms, offTopic, instructions },
    mistakes: [...mistakes, ...sameTitles(articles, name)],
  };
}

function readInstructions(
  bytes: Uint8Array,
  file: string,
): { readonly instructions: string; readonly mistakes: readonly Mistake[] } {
  const mistake = (message: string) => ({ instructions: '', mistakes: [{ file, line: 1, message }] });
  const source = decode(bytes);
  if (source === undefined) return mistake(NOT_UTF8);
  const instructions = source
    .replace(/^\uFEFF/u, '')
    .replace(/<!--[\s\S]*?-->/gu, '')
    .replace(/\r\n/gu, '\n')
    .trim();
  return instructions.length <= LONGEST_INSTRUCTIONS
    ? { instructions, mistakes: [] }
    : mistake(
        `the instructions have ${instructions.length} characters; at most ${LONGEST_INSTRUCTIONS} go with every question`,
      );
}

async function entriesIn(folder: string) {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return [];
    throw thrown;
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A button says a title, so two articles of one language cannot share it. */
function sameTitles(articles: readonly Article[], name: string): readonly Mistake[] {
  const first = new Map<string, Article>();
  return articles.flatMap((article) => {
    const key = `${article.language} ${article.title.toLowerCase()}`;
    const other = first.get(key);
    first.set(key, other ?? article);
    if (other === undefined) return [];
    const message = `the title "${article.title}" is that of ${other.id}.md too; a customer could not tell them apart`;
    return [{ file: `${name}/${article.language}/${article.id}.md`, line: 2, message }];
  });
}
