// Code in the documents is code: each block of TypeScript is a file of the project, word for word, or compiles in its place.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import ts from 'typescript';
import { readArticle } from '../scripts/knowledge/readArticle.ts';
import { ROOT } from './local/hostProcess.ts';

const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'infra',
  'docs',
  'local',
  'simulator',
  'knowledge/README.md',
].flatMap((path) =>
  path.endsWith('.md')
    ? [path]
    : readdirSync(join(ROOT, path)).flatMap((name) => (name.endsWith('.md') ? [join(path, name)] : [])),
);

/** How a block of each language is known to be right; a language that is not here has no check yet, and may not be used. */
const CHECKED = ['sh', 'ts', 'json', 'kusto', 'mermaid', 'md'];

interface Block {
  readonly document: string;
  readonly language: string;
  readonly code: string;
}

const blocks: readonly Block[] = DOCUMENTS.flatMap((document) =>
  [...readFileSync(join(ROOT, document), 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', code = '']) => ({ document, language, code }),
  ),
);
const inLanguage = (language: string): readonly Block[] =>
  blocks.filter((block) => block.language === language);

/** What the compiler says of a file that the project would have at a path, with the project's own settings. */
function complaints(path: string, code: string): readonly string[] {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (name) => ts.sys.readFile(name)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const file = join(ROOT, path);
  const host = ts.createCompilerHost(options);
  const read = host.readFile.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  host.readFile = (name) => (name === file ? code : read(name));
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, code, ts.ScriptTarget.Latest) : getSourceFile(name, ...rest);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([file], options, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('code in the documents', () => {
  test('is in a language that is checked', () => {
    assert.deepEqual(
      blocks.filter(({ language }) => !CHECKED.includes(language)),
      [],
    );
    assert.ok(inLanguage('ts').length > 0);
  });

  for (const { document, code } of inLanguage('ts')) {
    const [, path = '', file = ''] = /^\/\/ (\S+)\n([\s\S]*)$/.exec(code) ?? [];
    test(`in ${document}, for ${path}, is what stands there or compiles in its place`, () => {
      assert.notEqual(path, '', 'the first line of a block names its file: // lib/…');
      const there = existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), 'utf8') : undefined;
      if (there !== file) assert.deepEqual(complaints(path, file), []);
    });
  }

  for (const { document, code } of inLanguage('md')) {
    test(`in ${document} is an article without a mistake`, () => {
      assert.deepEqual(readArticle(code, { file: document, id: 'a', language: 'en' }, []).mistakes, []);
    });
  }

  for (const { document, code } of inLanguage('json')) {
    test(`in ${document} is JSON: ${code.slice(0, 40).replace(/\s+/g, ' ')}`, () => {
      JSON.parse(code);
    });
  }
});
