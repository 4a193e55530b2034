import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import MiniSearch from 'minisearch';
import { Problem } from '../../commandLine/problem.ts';

/** What is indexed: its fields as terms that are separated by blanks, made the same way for every library. */
export interface Document {
  readonly id: string;
  readonly title: string;
  readonly questions: string;
  readonly body: string;
}

/** One library: what it keeps of the documents, and what searches that. */
export interface Library {
  readonly name: string;
  readonly index: (documents: readonly Document[]) => string | Promise<string>;
  /** Opens what `index` returned. A search returns ids, best first. */
  readonly open: (kept: string) => Search | Promise<Search>;
}

export type Search = (
  terms: readonly string[],
  most: number,
) => readonly string[] | Promise<readonly string[]>;

const FIELDS = ['title', 'questions', 'body'] as const;
const BOOST = { title: 2, questions: 2, body: 1 };
/** From here on a letter may be wrong. */
const SHORTEST_FUZZY = 5;

/** The libraries that are compared. Throws a problem when those of this folder are not installed. */
export async function loadLibraries(): Promise<readonly Library[]> {
  return [miniSearch(), await orama(), await lunr()];
}

function miniSearch(): Library {
  const options = {
    fields: [...FIELDS],
    tokenize: (text: string) => text.split(' '),
    processTerm: (term: string) => term,
    searchOptions: {
      boost: BOOST,
      fuzzy: (term: string) => (term.length >= SHORTEST_FUZZY ? 0.2 : false),
      prefix: (term: string) => term.length >= SHORTEST_FUZZY,
    },
  };
  return {
    name: 'MiniSearch',
    index: (documents) => {
      const index = new MiniSearch<Document>(options);
      index.addAll(documents);
      return JSON.stringify(index);
    },
    open: (kept) => {
      const index = MiniSearch.loadJSON<Document>(kept, options);
      return (terms, most) =>
        index
          .search(terms.join(' '))
          .slice(0, most)
          .map(({ id }) => String(id));
    },
  };
}

/** As much of `@orama/orama` as is called. */
interface Orama {
  readonly create: (options: object) => unknown;
  readonly insertMultiple: (database: unknown, documents: readonly Document[]) => unknown;
  readonly save: (database: unknown) => unknown;
  readonly load: (database: unknown, kept: unknown) => unknown;
  readonly search: (database: unknown, query: object) => unknown;
}

async function orama(): Promise<Library> {
  const module = await installed(join('@orama', 'orama', 'dist', 'esm', 'index.js'));
  if (!isOrama(module)) throw new Problem('This @orama/orama has other functions than its version 3.');
  const { create, insertMultiple, save, load, search } = module;
  const empty = () =>
    create({
      schema: { id: 'string', title: 'string', questions: 'string', body: 'string' },
      components: {
        tokenizer: {
          language: 'english',
          normalizationCache: new Map(),
          tokenize: (text: string) => text.split(' '),
        },
      },
    });
  return {
    name: 'Orama',
    index: async (documents) => {
      const database = await empty();
      await insertMultiple(database, documents);
      return JSON.stringify(await save(database));
    },
    open: async (kept) => {
      const database = await empty();
      await load(database, JSON.parse(kept));
      return async (terms, most) => {
        const found = await search(database, {
          ...{ term: terms.join(' '), properties: [...FIELDS], boost: BOOST, limit: most },
          // Any of the terms, each with one letter wrong.
          ...{ threshold: 1, tolerance: 1 },
        });
        return hitsOf(found);
      };
    },
  };
}

function isOrama(module: unknown): module is Orama {
  return ['create', 'insertMultiple', 'save', 'load', 'search'].every((name) => hasFunction(module, name));
}

function hitsOf(found: unknown): readonly string[] {
  const hits = isRecord(found) ? found['hits'] : undefined;
  if (!Array.isArray(hits)) throw new Problem('Orama returned no hits.');
  return hits.flatMap((hit: unknown) => (isRecord(hit) ? [String(hit['id'])] : []));
}

/** As much of `lunr` as is called. */
interface Lunr {
  (configure: (builder: LunrBuilder) => void): unknown;
  readonly Index: { readonly load: (kept: unknown) => LunrIndex };
}
interface LunrBuilder {
  readonly ref: (name: string) => void;
  readonly field: (name: string, options: { readonly boost: number }) => void;
  readonly add: (document: Document) => void;
  readonly pipeline: { readonly reset: () => void };
  readonly searchPipeline: { readonly reset: () => void };
}
interface LunrIndex {
  readonly query: (ask: (query: LunrQuery) => void) => readonly { readonly ref: string }[];
}
interface LunrQuery {
  readonly term: (term: string, options: { readonly boost: number; readonly editDistance: number }) => void;
}

/** An exact word counts more than a similar one. */
const LUNR_SIMILAR = 0.45;

async function lunr(): Promise<Library> {
  const module = await installed(join('lunr', 'lunr.js'));
  const build = isRecord(module) ? module['default'] : undefined;
  if (!isLunr(build)) throw new Problem('This lunr has other functions than its version 2.');
  return {
    name: 'lunr',
    index: (documents) =>
      JSON.stringify(
        build((builder) => {
          builder.ref('id');
          for (const field of FIELDS) builder.field(field, { boost: BOOST[field] });
          builder.pipeline.reset();
          builder.searchPipeline.reset();
          for (const document of documents) builder.add(document);
        }),
      ),
    open: (kept) => {
      const index = build.Index.load(JSON.parse(kept));
      return (terms, most) =>
        index
          .query((query) => {
            for (const term of terms) {
              query.term(term, { boost: 1, editDistance: 0 });
              if (term.length >= SHORTEST_FUZZY) query.term(term, { boost: LUNR_SIMILAR, editDistance: 1 });
            }
          })
          .slice(0, most)
          .map(({ ref }) => ref);
    },
  };
}

function isLunr(value: unknown): value is Lunr {
  return typeof value === 'function' && 'Index' in value && hasFunction(value.Index, 'load');
}

function hasFunction(value: unknown, name: string): boolean {
  const holder = typeof value === 'function' || isRecord(value) ? value : {};
  return typeof Reflect.get(holder, name) === 'function';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A package of this folder, which the project's own installation does not have. */
async function installed(file: string): Promise<unknown> {
  const path = join(import.meta.dirname, 'node_modules', file);
  try {
    await access(path);
  } catch {
    throw new Problem(
      'The other libraries are not installed; run "npm ci --prefix bench/searchLibraries" once.',
    );
  }
  return import(pathToFileURL(path).href);
}
