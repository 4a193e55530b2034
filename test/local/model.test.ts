import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findModel } from '../../local/localModel.ts';
import { startModelServer } from '../servers/modelServer.ts';
import { runProgram, send, temporaryFolder } from './hostProcess.ts';

describe('npm start -- --model', () => {
  test('finds out what the server has, and starts a bot that uses it', async (t) => {
    const server = await startModelServer();
    t.after(() => server.close());
    const data = await temporaryFolder(t);
    const ports = ['--port', '0', '--contact-center-port', '0', '--storage-port', '0'];
    const model = new URL(server.url).origin;
    const args = [...ports, '--json', '--no-build', '--own-host', '--data', data, '--model', model];
    const program = runProgram(t, 'local/start.ts', args);
    const { bot } = await program.ready;
    assert.equal((await send(String(bot).replace(/messages$/, 'health'))).status, 200);
  });

  for (const [what, address, name, message] of [
    ['that is no address', 'small', undefined, /--model small is no address/],
    [
      'where nobody answers',
      'http://127.0.0.1:1',
      undefined,
      /Nobody answers at http:\/\/127\.0\.0\.1:1\/v1\/models/,
    ],
  ] as const) {
    test(`${what} says so before anything is started`, async () => {
      await assert.rejects(findModel(address, name), message);
    });
  }

  test('with a name that the server does not have says which it has', async (t) => {
    const server = await startModelServer();
    t.after(() => server.close());
    await assert.rejects(findModel(server.url, 'large'), /no model "large"\. It has: test-model\./);
    assert.deepEqual(await findModel(server.url, undefined), {
      ModelEndpoint: server.url,
      ModelDeployment: 'test-model',
    });
  });
});
