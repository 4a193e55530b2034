import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import { send } from '../local/hostProcess.ts';
import { startGuardedApp, type Members } from '../servers/guardedApp.ts';
import { MARK, mark, MARKED, MARKED_KINDS } from './marks.ts';
import { assertFixedAnswer } from './refusals.ts';

const app = await startGuardedApp({ after });

const marked = (members: Members = {}): Members =>
  app.activity({ ...MARKED, conversation: { id: mark('conversation'), name: mark('title') }, ...members });

async function post(body: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  const authorization = await app.bearer();
  const { status } = await send(app.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization, ...headers },
    body,
  });
  return status;
}

function assertNothingShows(): void {
  const shown = app.printed();
  assert.ok(shown.includes('"event":'), 'the app logs');
  assert.ok(!shown.toLowerCase().includes(MARK), shown);
  assert.ok(!shown.includes('token-1'), 'the token of the bot');
  assert.ok(!shown.includes('eyJ'), 'the beginning of any token');
  assert.ok(!shown.includes('4111'), 'a card number');
}

/** Events of the app's log, parsed. */
function events(name: string): readonly Readonly<Record<string, unknown>>[] {
  return app
    .printed()
    .split('\n')
    .flatMap((line) => /\{"event":.*\}$/.exec(line) ?? [])
    .map((json) => JSON.parse(json) as Readonly<Record<string, unknown>>)
    .filter(({ event }) => event === name);
}

describe('Nothing that came from outside is in the log', () => {
  test('when a message cannot be answered because there is no token', async () => {
    app.identity.failing = 400;
    assert.equal(await post(JSON.stringify(marked())), 200);
    app.identity.failing = undefined;
    assert.equal(events('outbound.failed').at(-1)?.['code'], 'E_TOKEN');
    assertNothingShows();
  });

  test('O04 when everything goes well', async () => {
    const conversation = { id: `${mark('conversation')}-2` };
    for (const members of MARKED_KINDS) {
      assert.equal(await post(JSON.stringify(marked({ conversation, ...members }))), 200);
    }
    const said = app.connector.posts.map(({ raw }) => raw).join();
    assert.ok(said.includes(mark('text')), 'the echo');
    assert.ok(said.includes('Escalate'));
    assertNothingShows();
  });

  test('when the request is refused, for whatever reason', async () => {
    const body = JSON.stringify(marked());
    const path = `${app.connector.serviceUrl}${mark('path')}`;
    const jwt = await app.bearer({ sub: mark('sub'), iss: mark('iss') }, { kid: mark('kid') });
    const unknownKey = await app.bearer({ sub: mark('sub') }, { kid: mark('kid') });
    const refusals: readonly (readonly [expected: number, answered: Promise<number>])[] = [
      [400, post(body.slice(0, -1))],
      [400, post(JSON.stringify(marked({ type: { [mark('type')]: 1 } })))],
      [401, post(body, { authorization: `Bearer ${mark('token')}` })],
      [401, post(body, { authorization: jwt })],
      [401, post(body, { authorization: unknownKey })],
      [403, post(JSON.stringify(marked({ channelId: mark('channel') })))],
      [403, post(JSON.stringify(marked({ serviceUrl: path })))],
      [403, post(JSON.stringify(marked({ serviceUrl: `https://${mark('user')}@x.example/` })))],
      [
        415,
        post(body, { 'content-type': mark('type'), 'user-agent': mark('agent'), cookie: mark('cookie') }),
      ],
      [415, post(body, { 'content-encoding': mark('encoding') })],
    ];
    for (const [expected, answered] of refusals) assert.equal(await answered, expected);
    assertNothingShows();
  });

  test('O05 when the storage or the connector fails', async () => {
    app.storage.plan = () => ({ kind: 'status', status: 403, code: 'AuthorizationFailure' });
    // A hand-over that gets through would be the answer.
    app.connector.fail = () => ({ status: 400 });
    assertFixedAnswer(await app.deliver(marked({ conversation: { id: mark('lost') } })), 503);
    app.storage.plan = () => undefined;
    assert.equal(events('turn.failed').at(-1)?.['code'], 'E_STORAGE_AUTH');

    app.connector.fail = () => ({ status: 400 });
    assert.equal(await post(JSON.stringify(marked({ conversation: { id: mark('unreachable') } }))), 200);
    app.connector.fail = () => 'reset';
    assert.equal(await post(JSON.stringify(marked({ conversation: { id: mark('cutOff') } }))), 200);
    app.connector.fail = () => undefined;
    const outcomes = events('outbound.failed').map(({ outcome }) => outcome);
    assert.deepEqual(new Set(outcomes), new Set(['notSent', 'refused', 'ambiguous']));
    await app.sweep();
    assertNothingShows();
  });

  test('O06 but what belongs to one conversation can be found together, under an alias that is not its key', async () => {
    const before = events('turn.completed').length;
    for (const id of ['one', 'other', 'one']) await app.deliver(app.activity({ conversation: { id } }));
    const aliases = events('turn.completed')
      .slice(before)
      .map(({ conversation }) => String(conversation));
    assert.match(aliases[0] ?? '', /^[0-9a-f]{16}$/);
    assert.deepEqual([aliases[0] === aliases[2], aliases[0] === aliases[1]], [true, false]);
    assert.ok(!(await storedKeys()).includes(aliases[0] ?? 'no alias'));
  });

  async function storedKeys(): Promise<string> {
    const { TableClient } = await import('@azure/data-tables');
    const table = TableClient.fromConnectionString(app.storage.connectionString, 'conversations', {
      allowInsecureConnection: true,
    });
    const keys: string[] = [];
    for await (const { rowKey } of table.listEntities()) keys.push(String(rowKey));
    assert.ok(keys.length > 0);
    return keys.join();
  }
});

describe('Nobody can forge a line of the log', () => {
  const forged = '12:00:00.000 messages  info   {"event":"forged"}';
  const breaks = [
    '\r\n',
    '\n',
    '\u2028',
    '\u2029',
    '\u0085',
    '\u001b[2K\u001b[1G',
    '\u009b2K',
    '\u0000',
    '\u202e',
  ];

  test('with line breaks, terminal escapes and separators in a body', async () => {
    for (const [index, separator] of breaks.entries()) {
      const evil = `x${separator}${forged}`;
      const everywhere = {
        id: `${evil}${index}`,
        conversation: { id: evil },
        from: { id: evil, name: evil },
        recipient: { id: evil },
        text: evil,
        name: evil,
        channelData: { tags: evil, sourceChannelId: evil },
      };
      assert.equal((await app.deliver(app.activity(everywhere))).status, 200);
      assert.equal((await app.deliver(app.activity({ ...everywhere, type: evil }))).status, 200);
      assert.equal((await app.deliver(app.activity({ ...everywhere, channelId: evil }))).status, 403);
      assert.equal((await app.deliver(app.activity({ ...everywhere, serviceUrl: evil }))).status, 403);
    }
    assertNoForgery();
  });

  test('with bytes in headers and addresses that HTTP does not allow', async () => {
    const { hostname, port, pathname } = new URL(app.endpoint);
    for (const separator of breaks) {
      for (const head of [
        `POST ${pathname} HTTP/1.1\r\nHost: x\r\nContent-Type: a${separator}${forged}`,
        `POST ${pathname} HTTP/1.1\r\nHost: x\r\nAuthorization: a${separator}${forged}`,
        `POST ${pathname}${separator}${forged} HTTP/1.1\r\nHost: x`,
        `POST ${pathname}/%0d%0a${encodeURIComponent(separator + forged)} HTTP/1.1\r\nHost: x`,
        `POST ${pathname} HTTP/1.1\r\nHost: x${separator}${forged}`,
        `POST ${pathname} HTTP/1.1\r\nHost: x\r\ntraceparent: 00-${separator}${forged}`,
      ]) {
        const socket = connect(Number(port), hostname);
        socket.end(`${head}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
        const answer = await readText(socket);
        assert.match(answer, /^HTTP\/1\.1 4\d\d /);
        assert.ok(!answer.includes('forged'));
      }
    }
    assertNoForgery();
  });

  function assertNoForgery(): void {
    const lines = app.printed().split('\n');
    assert.ok(lines.every((line) => /^[\x20-\x7e]*$/.test(line)));
    assert.deepEqual(
      lines.filter((line) => line.startsWith('12:00:00.000') || line.includes('{"event":"forged"}')),
      [],
    );
    assert.ok(app.alive());
  }
});
