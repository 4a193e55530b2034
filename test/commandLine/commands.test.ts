import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import { isRecord } from '../../commandLine/jsonFile.ts';
import { listen } from '../../local/ports.ts';
import { compileCache, ROOT } from '../local/hostProcess.ts';

/** Not commands of ours: they hand over to a tool, which has its own usage, or run by themselves. */
const TOOLS = ['prepare', 'typecheck', 'lint', 'format'];

const manifest: unknown = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
assert.ok(isRecord(manifest) && isRecord(manifest['scripts']));
/** What `npm run NAME` starts, without the shell and npm around it. */
const programs = new Map(
  Object.entries(manifest['scripts'])
    .filter(([name]) => !TOOLS.includes(name))
    .map(([name, line]) => [name, String(line).split(' ')] as const),
);

const folder = await mkdtemp(join(tmpdir(), 'commands-'));
const busy = createServer();
const takenPort = String(await listen(busy, 0, '--port'));
const file = join(folder, 'file');
const broken = join(folder, 'broken');
await writeFile(file, '');
await mkdir(broken);
await writeFile(join(broken, 'host.json'), '{"version": "2.0",}');
await writeFile(join(broken, 'local.settings.json'), '{"Values": {');
await writeFile(join(broken, 'table.csv'), 'text,expected\nhello\n');
await writeFile(join(broken, 'script.json'), '{\n  "name": x\n}');
after(async () => {
  busy.close();
  await rm(folder, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function run(
  name: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const [program, ...rest] = programs.get(name) ?? [];
  assert.equal(
    program,
    'node',
    `${name} is one program, so that its options reach it before anything else runs`,
  );
  const child = spawn(process.execPath, [...rest, ...args], {
    cwd: ROOT,
    env: { ...compileCache, PATH: process.env['PATH'], HOME: folder, NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('exit', resolve)),
  ]);
  return { code, out, err };
}

const HAS_STACK = /^\s+at .*[:/]\d+/m;
const commandOf = (name: string): string =>
  /^(?:start|test)$/.test(name) ? `npm ${name}` : `npm run ${name}`;

for (const name of programs.keys()) {
  describe(commandOf(name), () => {
    test('says with --help how it is called, whatever else is asked, and does nothing', async () => {
      const { code, out, err } = await run(name, ['--nonsense', '--help']);
      assert.deepEqual([code, err], [0, '']);
      assert.match(out, new RegExp(`${commandOf(name)} -- `));
      // Outside npm it is the machine's own Node that answers, which may be too old.
      assert.doesNotMatch(out, /\bnode scripts\//);
    });

    test('refuses an option that it does not have, and says where the others are', async () => {
      const { code, out, err } = await run(name, ['--nonsense']);
      assert.deepEqual([code, out], [2, '']);
      assert.equal(err, `Unknown option '--nonsense'.\nWhat there is: ${commandOf(name)} -- --help\n`);
    });
  });
}

/** Wrong usage: the command has not begun. */
const WRONG: readonly (readonly [name: string, args: readonly string[], says: RegExp])[] = [
  ['start', ['--port', '70000'], /^--port takes a port number/],
  ['start', ['--contact-center-port', 'x'], /^--contact-center-port takes a port number/],
  ['start', ['--storage-port', '-1'], /^--storage-port takes a value; one that begins with a dash/],
  ['start', ['now'], /^Unexpected argument 'now'/],
  ['start', ['--json=yes'], /--json/],
  ['start', ['--data', '--json'], /^--data takes a value/],
  ['host', ['--port', ''], /^--port takes a port number/],
  ['host', ['--port'], /--port/],
  ['contact-center', ['--port', '1.5'], /^--port takes a port number/],
  ['contact-center', ['--bot', 'localhost'], /^--bot takes the address/],
  ['simulate', [], /^Name at least one script/],
  ['simulate', [file, '--bot', 'http://'], /^--bot takes the address/],
  ['simulate', [join(folder, 'absent.json')], /absent\.json: there is no such file/],
  ['simulate', [folder], /: it is a folder, not a file/],
  ['simulate', [join(broken, 'script.json')], /script\.json:2:11 is not valid JSON/],
  ['explain', [], /^Give one text, in quotes/],
  ['explain', ['two', 'texts'], /^Give one text, in quotes/],
  ['explain', ['x', '--not-understood', '-1'], /--not-understood/],
  ['explain', ['x', '--at', 'noon'], /^--at takes a time/],
  ['evaluate', [], /^Name at least one file/],
  ['evaluate', [file, '--at-least', '2'], /^--at-least takes a share/],
  ['unanswered', ['--days', 'many'], /^--days takes a whole number/],
  ['unanswered', ['--service', 'http://account'], /^--service takes an https:\/\/ address/],
  ['cost', ['--memory', '1000'], /^--memory takes 512 or 2048 or 4096, not "1000"/],
  ['cost', ['--turns', '1e6'], /^--turns takes a number from 0/],
  ['cost', ['--turns', 'Infinity'], /^--turns takes a number from 0/],
  ['cost', ['--always-ready', '0.5'], /^--always-ready takes a whole number/],
  ['cost', ['7'], /^Unexpected argument '7'/],
  ['tune', [], /^Name at least one file/],
  ['tune', [file, '--off-topic', '1'], /^--off-topic takes a share below 1/],
  ['docs', ['x'], /^Unexpected argument 'x'/],
  ['package', ['x'], /^Unexpected argument 'x'/],
  ['build', ['x'], /^Unexpected argument 'x'/],
  ['doctor', ['--url', 'bot.example'], /^--url takes the address/],
  ['bench', ['--only', 'everything'], /^--only takes rejected or/],
  ['fuzz', ['--cases', 'many'], /^--cases takes a whole number/],
  ['chaos', ['--faults', '2'], /^--faults takes a probability/],
  ['chaos', ['--conversations', '1.5'], /^--conversations takes a whole number/],
];

describe('a wrong command line exits 2 and names the way to the usage', () => {
  for (const [name, args, says] of WRONG) {
    test(`${commandOf(name)} -- ${args.map((arg) => arg.replace(folder, '…')).join(' ')}`, async () => {
      const { code, out, err } = await run(name, args);
      assert.deepEqual([code, out], [2, ''], err);
      assert.match(err, says);
      assert.ok(err.endsWith(`\nWhat there is: ${commandOf(name)} -- --help\n`), err);
      assert.doesNotMatch(err, HAS_STACK);
    });
  }
});

/** What npm hands on of options that stand in front of the two dashes. */
const KEPT: readonly (readonly [
  name: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  meant: string,
])[] = [
  ['start', ['7075'], { npm_config_port: 'true' }, 'npm start -- --port 7075'],
  ['start', [], { npm_config_port: '7075' }, 'npm start -- --port 7075'],
  ['start', [], { npm_config_build: '', npm_config_own_host: 'true' }, 'npm start -- --own-host --no-build'],
  [
    'start',
    ['1', '2'],
    { npm_config_port: 'true', npm_config_data: 'true' },
    '--port VALUE --data VALUE 1 2',
  ],
  ['host', ['7075'], { npm_config_port: 'true' }, 'npm run host -- --port 7075'],
  ['evaluate', [file, '0.9'], { npm_config_at_least: 'true' }, `-- --at-least VALUE ${file} 0.9`],
];

describe('an option without the two dashes is refused with the call as it was meant', () => {
  for (const [name, args, environment, meant] of KEPT) {
    test(`${commandOf(name)} ${Object.keys(environment).join(' ')}`, async () => {
      const { code, out, err } = await run(name, args, environment);
      assert.deepEqual([code, out], [2, ''], err);
      assert.match(err, /^npm kept --[^.]* for itself\. Options follow two dashes: npm /);
      assert.ok(err.includes(`${meant}\n`), err);
    });
  }

  test('and one behind them counts, whatever else npm was told', async () => {
    const { err } = await run('start', ['--port', 'x'], { npm_config_port: '7075', npm_config_json: 'true' });
    assert.match(err, /^--port takes a port number/);
  });
});

const PORTS = [
  '--port',
  '0',
  '--contact-center-port',
  '0',
  '--storage-port',
  '0',
  '--own-host',
  '--no-build',
];

/** What a machine can have against a command. */
const TROUBLE: readonly (readonly [name: string, args: readonly string[], says: RegExp])[] = [
  ['start', [...PORTS, '--data', file], /^--data .*: there is a file of that name already\./],
  ['start', [...PORTS, '--data', join(file, 'data')], /^--data .*: a part of it is a file, not a folder\./],
  ['start', ['--port', takenPort], /^Port \d+ is already in use\.\nChoose another with --port N/],
  ['start', ['--port', '0', '--storage-port', takenPort], /--storage-port N/],
  ['start', ['--port', '0', '--contact-center-port', takenPort], /--contact-center-port N/],
  ['host', ['--port', '0', '--app', broken], /local\.settings\.json:1:13 is not valid JSON/],
  ['host', ['--port', '0', '--app', file], /a part of it is a file, not a folder/],
  ['host', ['--port', '0', '--app', folder], /host\.json/],
  ['contact-center', ['--port', takenPort], /^Port \d+ is taken/],
  ['package', ['--from', folder, '--to', join(folder, 'app.zip')], /is no built app\. Run: npm run build/],
  ['package', ['--from', 'dist', '--to', folder], /^--to .*: it is a folder, not a file\./],
  ['package', ['--from', 'dist', '--to', join(file, 'app.zip')], /^--to .*: /],
  ['build', ['--out', join(file, 'dist')], /: not a directory\.\nMake it yours/],
  ['evaluate', [join(broken, 'table.csv')], /table\.csv: .*\.\nA table begins with a line of column names/],
  ['parity', ['http://127.0.0.1:1'], /^Nobody answers at .*\nStart the app with "npm run host"/],
  ['doctor', ['--app', join(folder, 'absent')], /^--app .*: there is no such file or folder\./],
  ['doctor', ['--app', file], /^--app .*: it is a file, not a folder\./],
  ['unanswered', ['--app', broken], /local\.settings\.json:1:13 is not valid JSON/],
  ['doctor', ['--app', broken], /local\.settings\.json:1:13 is not valid JSON/],
  ['chaos', ['--log', folder], /^--log .*: it is a folder, not a file\./],
];

describe('what the machine refuses exits 1, with the reason and without a stack', () => {
  for (const [name, args, says] of TROUBLE) {
    test(`${commandOf(name)} -- ${args.map((arg) => arg.replace(folder, '…')).join(' ')}`, async () => {
      const { code, out, err } = await run(name, args);
      assert.deepEqual([code, out], [1, ''], err);
      assert.match(err, says);
      assert.doesNotMatch(err, HAS_STACK);
    });
  }
});

describe('what is data comes as JSON', () => {
  for (const [name, args] of [
    ['cost', []],
    ['explain', ['hello']],
    ['evaluate', ['test/utterances/heldBack.csv']],
    ['doctor', []],
  ] as const) {
    test(`${commandOf(name)} -- ${[...args, '--json'].join(' ')}`, async () => {
      const { out } = await run(name, [...args, '--json']);
      assert.ok(isRecord(JSON.parse(out)));
    });
  }
});
