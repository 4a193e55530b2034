import { createRequire } from 'node:module';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../commandLine/problem.ts';
import { understand } from '../../lib/understanding/index.ts';
import type { Case } from '../../scripts/evaluate/cases.ts';

/** What takes a text for one of the meanings; `none` for everything that is none of them. */
export interface Library {
  readonly name: string;
  /** Learns from cases of one language that all answer the same question. */
  readonly learn: (cases: readonly Case[]) => Listener | Promise<Listener>;
}

/** The meanings of a text, what matters most first; empty where there is none. */
export type Listener = (one: Case) => readonly string[] | Promise<readonly string[]>;

/** What is compared. Throws a problem when the libraries of this folder are not installed. */
export async function loadLibraries(): Promise<readonly Library[]> {
  await installed();
  return [own(), nlpJs(), wink()];
}

const NOTHING = 'none';

function own(): Library {
  return {
    name: 'lib/understanding',
    learn: () => (one) => understand(one.text, one.language, one.after).meanings,
  };
}

const require = createRequire(join(import.meta.dirname, 'package.json'));

/** A package of this folder, when it is what is called here. */
function load<Module>(name: string, isModule: (module: unknown) => module is Module): Module {
  const module: unknown = require(name);
  if (!isModule(module)) throw new Problem(`${name} has other functions than the version in package.json.`);
  return module;
}

function hasFunctions(holder: unknown, ...names: readonly string[]): boolean {
  return (
    typeof holder === 'object' &&
    holder !== null &&
    names.every((name) => typeof Reflect.get(holder, name) === 'function')
  );
}

/** As much of `@nlpjs/nlp` as is called. */
interface Nlp {
  readonly addDocument: (locale: string, text: string, intent: string) => void;
  readonly train: () => Promise<void>;
  readonly process: (locale: string, text: string) => Promise<{ readonly intent: string }>;
}
interface NlpModule {
  readonly Nlp: new (settings: object) => Nlp;
}
interface NlpCore {
  readonly containerBootstrap: () => Promise<{ readonly use: (plugin: unknown) => unknown }>;
}

/** nlp.js: a neural network over stems, with a threshold below which it takes a text for nothing. */
function nlpJs(): Library {
  const { Nlp } = load('@nlpjs/nlp', (module): module is NlpModule => hasFunctions(module, 'Nlp'));
  const { containerBootstrap } = load('@nlpjs/core', (module): module is NlpCore =>
    hasFunctions(module, 'containerBootstrap'),
  );
  const plugins = ['En', 'De', 'Fr'].map((language) => {
    const name = `Lang${language}`;
    const isPlugin = (module: unknown): module is Readonly<Record<string, unknown>> =>
      hasFunctions(module, name);
    return load(`@nlpjs/lang-${language.toLowerCase()}`, isPlugin)[name];
  });
  return {
    name: 'nlp.js',
    learn: async (cases) => {
      const container = await containerBootstrap();
      for (const plugin of plugins) container.use(plugin);
      const languages = [...new Set(cases.map(({ language }) => language))];
      const nlp = new Nlp({ container, languages, autoSave: false, forceNER: false, nlu: { log: false } });
      // "None" is its own name for what is no intent.
      for (const { language, text, expected } of cases)
        nlp.addDocument(language, text, expected === NOTHING ? 'None' : expected);
      await nlp.train();
      return async ({ language, text }) => {
        const { intent } = await nlp.process(language, text);
        return intent === 'None' ? [] : [intent];
      };
    },
  };
}

/** As much of `wink-naive-bayes-text-classifier` and `wink-nlp-utils` as is called. */
interface Wink {
  readonly definePrepTasks: (tasks: readonly unknown[]) => void;
  readonly defineConfig: (config: object) => void;
  readonly learn: (text: string, label: string) => void;
  readonly consolidate: () => void;
  readonly predict: (text: string) => string;
}
interface WinkUtils {
  readonly string: { readonly lowerCase: unknown; readonly tokenize0: unknown };
  readonly tokens: { readonly stem: unknown };
}

function isWinkUtils(module: unknown): module is WinkUtils {
  if (typeof module !== 'object' || module === null || !('string' in module) || !('tokens' in module))
    return false;
  return hasFunctions(module.string, 'lowerCase', 'tokenize0') && hasFunctions(module.tokens, 'stem');
}

/** wink: naive Bayes over stems, stop words kept, since "I want to" is what a request is made of. */
function wink(): Library {
  const create = load(
    'wink-naive-bayes-text-classifier',
    (module): module is () => Wink => typeof module === 'function',
  );
  const { string, tokens } = load('wink-nlp-utils', isWinkUtils);
  return {
    name: 'wink naive Bayes',
    learn: (cases) => {
      const classifier = create();
      // Its stemmer is for English; other languages keep their words whole.
      const isEnglish = cases.every(({ language }) => language === 'en');
      classifier.definePrepTasks([string.lowerCase, string.tokenize0, ...(isEnglish ? [tokens.stem] : [])]);
      classifier.defineConfig({ considerOnlyPresence: true, smoothingFactor: 0.5 });
      for (const { text, expected } of cases) classifier.learn(text, expected);
      classifier.consolidate();
      return ({ text }) => {
        const meaning = classifier.predict(text);
        return meaning === NOTHING || meaning === 'unknown' ? [] : [meaning];
      };
    },
  };
}

/** The packages of this folder, which the project's own installation does not have. */
async function installed(): Promise<void> {
  try {
    await access(join(import.meta.dirname, 'node_modules', '@nlpjs', 'nlp'));
  } catch {
    throw new Problem(
      'The libraries are not installed; run "npm ci --prefix bench/understandingLibraries" once.',
    );
  }
}
