// A contact center's file: what its reader and an editor say of it, and how it is read again.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import jsonService, { type Diagnostic } from 'vscode-json-languageservice';
import { jsonLines } from '../../commandLine/jsonLines.ts';
import type { Member, Members } from '../../lib/fields.ts';
import type { JsonValue } from '../../lib/omnichannel/index.ts';
import { followDefinitionFile, readDefinitionFile } from '../../simulator/definition/definitionFile.ts';
import { CENTER_MEMBERS } from '../../simulator/definition/members.ts';
import { parseDefinition } from '../../simulator/definition/parseDefinition.ts';
import { ROOT } from '../local/hostProcess.ts';
import { startCommand } from './runCommand.ts';

const FOLDER = join(ROOT, 'simulator', 'definition');
const SAMPLE = await readFile(join(FOLDER, 'sampleCenter.json'), 'utf8');
const SCHEMA = await readFile(join(FOLDER, 'center.schema.json'), 'utf8');

const { getLanguageService, TextDocument } = jsonService;

/** What VS Code itself runs for JSON. */
const editor = getLanguageService({
  schemaRequestService: () => Promise.resolve(SCHEMA),
  workspaceContext: { resolveRelativePath: (path, resource) => new URL(path, resource).href },
});

async function complaints(value: unknown): Promise<readonly Diagnostic[]> {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const document = TextDocument.create('file:///center/center.json', 'json', 1, text);
  return editor.doValidation(document, editor.parseJSONDocument(document), { schemaValidation: 'error' });
}

const least = { $schema: './center.schema.json', queues: ['A', 'B'], defaultQueue: 'A' };

function mistakes(value: unknown): readonly string[] {
  const parsed = parseDefinition(value);
  return parsed.ok ? [] : parsed.mistakes.map(({ path, message }) => `${path}: ${message}`);
}

describe('the sample', () => {
  test('shows every member, and neither the reader nor an editor has anything against it', async () => {
    const sample = JSON.parse(SAMPLE) as Readonly<Record<string, unknown>>;
    assert.deepEqual(
      Object.keys(CENTER_MEMBERS).filter((name) => !(name in sample)),
      [],
    );
    assert.deepEqual(mistakes(sample), []);
    assert.deepEqual(await complaints(SAMPLE), []);
  });
});

describe('the examples of the schema', () => {
  for (const [path, { field, example }] of membersIn('', CENTER_MEMBERS)) {
    test(`can be written as they stand: ${path}`, () => {
      const reported: string[] = [];
      field.read(example, '', (_path, message) => reported.push(message));
      assert.deepEqual(reported, []);
    });
  }
});

function membersIn(path: string, members: Members): readonly (readonly [string, Member])[] {
  return Object.entries(members).flatMap(([name, member]) => {
    const at = path === '' ? name : `${path}.${name}`;
    return [[at, member] as const, ...membersIn(at, member.field.inside?.members ?? {})];
  });
}

const rule = { variable: 'Topic', equals: 'x', queue: 'B' };

/** Wrong in a way that an editor sees too, or only the reader, which knows the other members. */
const wrong: readonly [title: string, value: JsonValue, says: RegExp, editorSees: boolean][] = [
  ['no object', [], /^: Write an object in braces/, true],
  ['no queue', { defaultQueue: 'A', queues: [] }, /^queues: Write at least one name/, false],
  ['no default queue', { queues: ['A'] }, /^defaultQueue: Write a name/, true],
  [
    'a default queue that is not there',
    { ...least, defaultQueue: 'C' },
    /^defaultQueue: There is no queue "C". Known are A, B/,
    false,
  ],
  ['a member of another name', { ...least, queue: 'A' }, /^queue: There is no such member/, true],
  ['two queues of one name', { ...least, queues: ['A', 'A'] }, /^queues\[1\]: Another/, false],
  [
    'a rule to no queue',
    { ...least, rules: [{ ...rule, queue: 'C' }] },
    /^rules\[0\]\.queue: There is no queue/,
    false,
  ],
  [
    'a rule without a condition',
    { ...least, rules: [{ queue: 'B' }] },
    /^rules\[0\]: Write one condition/,
    true,
  ],
  [
    'a rule without a variable',
    { ...least, rules: [{ equals: 'x', queue: 'B' }] },
    /^rules\[0\]: Write the "variable"/,
    true,
  ],
  [
    'a rule that compares twice',
    { ...least, rules: [{ ...rule, above: 1 }] },
    /^rules\[0\]: Write one of equals, /,
    true,
  ],
  [
    'a rule that compares with a flag',
    { ...least, rules: [{ ...rule, equals: true }] },
    /^rules\[0\]\.equals: Write a text or a whole number/,
    true,
  ],
  [
    'a rule of no conditions',
    { ...least, rules: [{ all: [], queue: 'B' }] },
    /^rules\[0\]: Write at least one condition/,
    false,
  ],
  [
    'a list whose condition is none',
    { ...least, rules: [{ any: [{ variable: 'x' }], queue: 'B' }] },
    /^rules\[0\]\.any\[0\]: Write one of/,
    true,
  ],
  [
    'a rule on a variable that is not declared',
    { ...least, variables: { Other: 'text' }, rules: [rule] },
    /^rules\[0\]: There is no variable "Topic"/,
    false,
  ],
  [
    'a variable of another type',
    { ...least, variables: { Topic: 'date' } },
    /^variables\.Topic: Write "text" or "number"/,
    true,
  ],
  [
    'a rule that asks for a skill nobody named',
    { ...least, rules: [{ ...rule, skills: ['Dutch'] }] },
    /^rules\[0\]\.skills: There is no skill "Dutch"/,
    false,
  ],
  [
    'a representative in no queue',
    { ...least, representatives: [{ name: 'Robin', queues: ['C'] }] },
    /^representatives\[0\]\.queues/,
    false,
  ],
  [
    'a representative without capacity',
    { ...least, representatives: [{ name: 'Robin', queues: ['A'], capacity: 0 }] },
    /^representatives\[0\]\.capacity: Write a whole number from 1/,
    true,
  ],
  [
    'hours in no time zone',
    { ...least, businessHours: { timeZone: 'Here', week: {} } },
    /^businessHours\.timeZone/,
    false,
  ],
  [
    'a time that is no duration',
    { ...least, timeouts: { waiting: '20 minutes' } },
    /^timeouts\.waiting: Write a duration/,
    true,
  ],
  [
    'a customer on a channel that is not there',
    { ...least, customers: [{ name: 'Ana', channel: 'sms' }] },
    /^customers\[0\]\.channel: There is no channel "sms"/,
    false,
  ],
  [
    'a channel that is none',
    { ...least, channels: [{ type: 'fax', name: 'Fax' }] },
    /^channels\[0\]\.type: Write "liveChat" or/,
    true,
  ],
  [
    'a pre-chat answer that is a list',
    { ...least, customers: [{ name: 'Ana', preChat: { Name: [] } }] },
    /^customers\[0\]\.preChat\.Name: Write a text/,
    true,
  ],
  [
    'a question with nothing to choose from',
    { ...least, preChat: [{ variable: 'Topic', question: 'What?', answer: 'options' }] },
    /^preChat\[0\]: Write "options" to choose from/,
    false,
  ],
  [
    'a line with something to choose from',
    { ...least, preChat: [{ variable: 'Topic', question: 'What?', options: ['A'] }] },
    /^preChat\[0\]: Write "options" to choose from/,
    false,
  ],
  [
    'more questions than a survey takes',
    {
      ...least,
      preChat: Array.from({ length: 11 }, (_, index) => ({ variable: `Q${index}`, question: 'What?' })),
    },
    /^preChat: Write 10 questions at most/,
    false,
  ],
  [
    'two questions for one variable',
    {
      ...least,
      preChat: [
        { variable: 'Topic', question: 'What?' },
        { variable: 'Topic', question: 'What else?' },
      ],
    },
    /^preChat\[1\]\.variable: Another question/,
    false,
  ],
  [
    'a case without its number',
    { ...least, customers: [{ name: 'Ana', records: [{ type: 'case' }] }] },
    /^customers\[0\]\.records\[0\]: Write the "caseNumber"/,
    false,
  ],
];

describe('a mistake', () => {
  for (const [title, value, says, editorSees] of wrong) {
    test(`is told with its path: ${title}`, async () => {
      const told = mistakes(value);
      assert.ok(
        told.some((each) => says.test(each)),
        told.join('\n'),
      );
      const text = Array.isArray(value) ? value : { $schema: './center.schema.json', ...(value as object) };
      if (!Array.isArray(value)) assert.equal((await complaints(text)).length > 0, editorSees);
    });
  }

  test('does not hide another', () => {
    const told = mistakes({
      queues: ['A'],
      defaultQueue: 'B',
      rules: [{ ...rule, above: 1 }],
      colour: 'red',
    });
    assert.ok(told.length >= 3, told.join('\n'));
  });
});

describe('the line of a value', () => {
  const text = '{\n  "a": [\n    1,\n    { "b": "x,\\"{[" }\n  ],\n  "c.d": {},\n\n  "e": { "f":\n true } }';
  for (const [path, line] of [
    ['', 1],
    ['a', 2],
    ['a[0]', 3],
    ['a[1].b', 4],
    ['a[1].missing', 4],
    ['a[7]', 2],
    ['e.f', 8],
    ['missing.too[1]', 1],
  ] as const) {
    test(`${path === '' ? 'the whole' : path} is on line ${line}`, () => {
      assert.equal(jsonLines(text)(path), line);
    });
  }
});

describe('a contact center’s file', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'center-'));
  });
  after(async () => {
    await rm(folder, { recursive: true });
  });

  test('with mistakes is refused with every line, and nothing is started', async () => {
    const file = join(folder, 'wrong.json');
    await writeFile(
      file,
      '{\n  "queues": ["A"],\n  "defaultQueue": "B",\n  "rules": [\n    { "queue": "A" }\n  ]\n}',
    );
    const started = await startCommand('cli.ts', ['--port', '0', '--center', file]).ended;
    assert.equal(started.code, 2);
    assert.equal(started.out, '');
    assert.match(started.err, /wrong\.json:3 defaultQueue: [^]*wrong\.json:5 rules\[0\]: /);
  });

  for (const [title, content, says] of [
    ['that is no JSON', '{ "queues": }', /:1:13 is not valid JSON/],
    ['that is not there', undefined, /there is no such file/],
  ] as const) {
    test(`${title} is told`, async () => {
      const file = join(folder, `${title}.json`);
      if (content !== undefined) await writeFile(file, content);
      await assert.rejects(readDefinitionFile(file), says);
    });
  }

  test('is read again when it is saved, and holds on to what it was while it has mistakes', async (context) => {
    const file = join(folder, 'followed.json');
    await writeFile(file, JSON.stringify(least));
    const news = Promise.withResolvers<string>();
    const refusals = Promise.withResolvers<string>();
    const told: string[] = [];
    context.after(
      followDefinitionFile(file, {
        take(definition) {
          news.resolve(definition.name);
        },
        refuse: refusals.resolve,
        tell: (words) => told.push(words),
      }),
    );
    await writeFile(file, JSON.stringify({ ...least, defaultQueue: 'C' }));
    assert.match(await refusals.promise, /followed\.json:1 defaultQueue: There is no queue "C"/);
    await writeFile(file, JSON.stringify({ ...least, name: 'Fabrikam' }));
    assert.equal(await news.promise, 'Fabrikam');
    assert.match(told[0] ?? '', /is not taken up[^]*There is no queue "C"/);
  });
});
