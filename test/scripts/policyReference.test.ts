// What a team is told about policy.json, by its reference page and by an editor, is what the parser takes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { join } from 'node:path';
import jsonService, { type CompletionList, type Diagnostic } from 'vscode-json-languageservice';
import { parsePolicy } from '../../lib/conversation/index.ts';
import type { Member, Members } from '../../lib/fields.ts';
import { isOpen } from '../../lib/openingHours.ts';
import { POLICY_MEMBERS } from '../../lib/conversation/policy/members.ts';
import { ROOT } from '../local/hostProcess.ts';

const { DiagnosticSeverity, getLanguageService, TextDocument } = jsonService;
const FOLDER = join(ROOT, 'lib', 'conversation', 'policy');
const SHIPPED = readFileSync(join(FOLDER, 'policy.json'), 'utf8');
const URI = 'file:///policy/policy.json';

/** What VS Code itself runs for JSON, with the folder of the policy as its file system. */
const editor = getLanguageService({
  schemaRequestService: (uri) =>
    uri === 'file:///policy/policy.schema.json'
      ? Promise.resolve(readFileSync(join(FOLDER, 'policy.schema.json'), 'utf8'))
      : Promise.reject(new Error(`${uri} is not in the folder`)),
  workspaceContext: { resolveRelativePath: (path, resource) => new URL(path, resource).href },
});

function open(text: string): Parameters<typeof editor.doComplete> {
  const [before = '', after = ''] = text.split('|');
  const document = TextDocument.create(URI, 'json', 1, before + after);
  return [document, document.positionAt(before.length), editor.parseJSONDocument(document)];
}

async function complaints(text: string): Promise<readonly Diagnostic[]> {
  const [document, , json] = open(text);
  return editor.doValidation(document, json, { schemaValidation: 'error' });
}

/** What is offered where the `|` stands. */
async function offered(text: string): Promise<readonly string[]> {
  const list: CompletionList | null = await editor.doComplete(...open(text));
  return (list?.items ?? []).map(({ label }) => label);
}

const beginning = '{ "$schema": "./policy.schema.json", ';

describe('an editor', () => {
  test('has nothing to say about the shipped policy, which names its schema', async () => {
    assert.deepEqual(await complaints(SHIPPED), []);
    assert.match(SHIPPED, /"\$schema": "\.\/policy\.schema\.json"/);
  });

  for (const [where, text, expected] of [
    ['the name of a member', `${beginning} "|" }`, Object.keys(POLICY_MEMBERS)],
    ['the name of a member of a topic', `${beginning} "topics": [{ "|" }] }`, ['name', 'words', 'handOver']],
    ['whether a topic is for people', `${beginning} "topics": [{ "handOver": | }] }`, ['true', 'false']],
    [
      'what to do when closed',
      `${beginning} "businessHours": { "whenClosed": | } }`,
      ['"tell"', '"handOver"'],
    ],
    ['the schema', '{ "$schema": | }', []],
  ] as const) {
    test(`offers ${where}`, async () => {
      const labels = await offered(text);
      for (const label of expected)
        assert.ok(labels.includes(label), `${label} is not in ${labels.join(', ')}`);
    });
  }

  test('shows what a member does where the mouse rests on it', async () => {
    const hover = await editor.doHover(...open(`${beginning} "business|Hours": null }`));
    assert.deepEqual(hover?.contents, [POLICY_MEMBERS.businessHours.does]);
  });

  for (const wrong of [
    { topics: 5 },
    { topics: [{ words: {} }] },
    { topics: [{ name: 'a b' }] },
    { notUnderstood: { offerAfter: 0 } },
    { solved: { askFirst: 'yes' } },
    { businessHours: { timeZone: 'UTC', week: { funday: [] } } },
    { businessHours: { timeZone: 'UTC', week: { monday: ['9-17'] } } },
    { businessHours: { timeZone: 'UTC', week: {}, whenClosed: 'cry' } },
    { yes: { en: [''] } },
    { variables: { Team: [1] } },
    { escalateWhen: 'angry' },
  ]) {
    test(`marks ${JSON.stringify(wrong)}, which the parser refuses`, async () => {
      assert.equal(parsePolicy(wrong).ok, false);
      const found = await complaints(JSON.stringify({ $schema: './policy.schema.json', ...wrong }));
      assert.ok(found.some(({ severity }) => severity === DiagnosticSeverity.Error));
    });
  }
});

/** Every member, at whatever depth, with its path. */
function everyMember(members: Members, path = ''): readonly (readonly [path: string, member: Member])[] {
  return Object.entries(members).flatMap(([name, member]) => {
    const { inside } = member.field;
    const at = `${path}${name}`;
    return [[at, member] as const, ...(inside === undefined ? [] : everyMember(inside.members, `${at}.`))];
  });
}

describe('the reference of the policy', () => {
  for (const [path, { field, does, example, ...member }] of everyMember(POLICY_MEMBERS)) {
    test(`says what ${path} does, with a default and an example that the parser takes`, () => {
      assert.match(does, /[.?]$/);
      const mistakes: string[] = [];
      for (const value of [example, ...('default' in member ? [member.default] : [])])
        field.read(value, path, (at, message) => mistakes.push(`${at}: ${message}`));
      assert.deepEqual(mistakes, []);
    });
  }

  test('has business hours that are open and closed when it says so', () => {
    const parsed = parsePolicy({ businessHours: POLICY_MEMBERS.businessHours.example });
    assert.ok(parsed.ok);
    const { businessHours } = parsed.policy;
    const open = (time: string): boolean => isOpen(businessHours, Date.parse(time));
    assert.ok(open('2026-11-23T08:00:00Z'), 'Monday at nine in Berlin');
    assert.ok(!open('2026-11-23T11:30:00Z'), 'the lunch break');
    assert.ok(!open('2026-11-22T10:00:00Z'), 'Sunday');
    assert.ok(!open('2026-12-25T10:00:00Z'), 'a Friday, but Christmas');
  });

  test('has a policy in each of its examples that an editor takes as well', async () => {
    for (const [name, { example }] of Object.entries<Member>(POLICY_MEMBERS)) {
      const file = JSON.stringify({ $schema: './policy.schema.json', [name]: example });
      assert.deepEqual(await complaints(file), [], name);
    }
  });
});
