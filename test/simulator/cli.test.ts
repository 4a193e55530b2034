import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { startContactCenter } from '../../simulator/server.ts';
import { startCommand } from './runCommand.ts';

const NOBODY = 'http://127.0.0.1:9/api/messages';

test('with --json one line says that it is ready and where; Ctrl+C stops it cleanly', async () => {
  const command = startCommand('cli.ts', ['--port', '0', '--bot', NOBODY, '--json']);
  const ready = JSON.parse(await command.firstLine) as { ready: boolean; contactCenter: string; bot: string };
  assert.equal(ready.ready, true);
  assert.equal(ready.bot, NOBODY);
  const page = await fetch(ready.contactCenter);
  assert.equal(page.status, 200);
  assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  command.process.kill('SIGINT');
  const { code, out, err } = await command.ended;
  assert.equal(code, 0);
  assert.equal(out.trim().split('\n').length, 1);
  assert.equal(err, '');
});

test('it says at once when no bot is there', async () => {
  const command = startCommand('cli.ts', ['--port', '0', '--bot', NOBODY]);
  await command.firstLine;
  const page = /http:\/\/\S+/.exec(await command.firstLine)?.[0] ?? '';
  const status = (await (await fetch(`${page}api/bot`)).json()) as { listening: boolean };
  assert.equal(status.listening, false);
  command.process.kill('SIGTERM');
  const { out } = await command.ended;
  assert.match(out, /not running there yet.*npm run host/s);
});

test('signed, it gives what a bot with a secret needs, and leaves nothing behind', async () => {
  const command = startCommand('cli.ts', ['--port', '0', '--bot', NOBODY, '--signed', '--json']);
  const ready = JSON.parse(await command.firstLine) as {
    contactCenter: string;
    settings: Record<string, string>;
    settingsWithSecret: Record<string, string>;
  };
  const { settings, settingsWithSecret } = ready;
  assert.equal(settingsWithSecret['MicrosoftAppId'], settings['MicrosoftAppId']);
  assert.equal(settingsWithSecret['clientSecret'], settingsWithSecret['MicrosoftAppPassword']);
  assert.equal(`${settingsWithSecret['HTTPS_PROXY'] ?? ''}/`, ready.contactCenter);
  const file = settingsWithSecret['NODE_EXTRA_CA_CERTS'] ?? '';
  assert.match(await readFile(file, 'utf8'), /BEGIN CERTIFICATE/);
  command.process.kill('SIGINT');
  assert.equal((await command.ended).code, 0);
  assert.ok(!existsSync(dirname(file)));
});

test('signed, it prints the settings for both kinds of bots', async () => {
  const command = startCommand('cli.ts', ['--port', '0', '--bot', NOBODY, '--signed']);
  const { promise, resolve } = Promise.withResolvers<undefined>();
  command.process.stdout?.on('data', (chunk: Buffer) => {
    if (chunk.includes('Ctrl+C')) resolve(undefined);
  });
  await promise;
  command.process.kill('SIGINT');
  const { out } = await command.ended;
  assert.match(out, /managed identity:[^]*IDENTITY_ENDPOINT=[^]*a secret[^]*\n {2}MicrosoftAppPassword=\S/);
});

test('a taken port is told with the way out', async (context) => {
  const center = await startContactCenter({ bot: NOBODY });
  context.after(() => center.close());
  const { code, err } = await startCommand('cli.ts', ['--port', String(center.port), '--bot', NOBODY]).ended;
  assert.equal(code, 1);
  assert.match(err, new RegExp(`Port ${String(center.port)} is taken.*--port`, 's'));
  assert.doesNotMatch(err, /at .*cli\.ts/);
});

const mistakes: readonly [args: readonly string[], message: RegExp][] = [
  [['--prot', '1'], /--prot[^]*npm run contact-center/],
  [['--port', 'x'], /--port takes a port number/],
  [['--port', '65536'], /--port takes a port number/],
  [['--bot', 'localhost:7071'], /--bot takes the address/],
  [['extra'], /extra[^]*npm run contact-center/],
];

for (const [args, message] of mistakes) {
  test(`"${args.join(' ')}" is a mistake on the command line`, async () => {
    const { code, err } = await startCommand('cli.ts', args).ended;
    assert.equal(code, 2);
    assert.match(err, message);
  });
}

for (const file of ['cli.ts', 'simulate.ts']) {
  test(`${file} --help explains the flags and the exit codes`, async () => {
    const { code, out } = await startCommand(file, ['--help']).ended;
    assert.equal(code, 0);
    assert.match(out, /--bot URL[^]*Exit codes/);
  });
}
