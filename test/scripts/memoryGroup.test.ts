import assert from 'node:assert/strict';
import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { withLifetime } from '../../bench/lifetime.ts';
import { limitMemory } from '../../bench/memoryGroup.ts';
import { runProgram, temporaryFolder } from '../local/hostProcess.ts';

const MB = 1_048_576;
/** Node itself takes some 40. */
const LIMIT = 128 * MB;

const CAN_LIMIT = await withLifetime(async (lifetime) => (await limitMemory(lifetime, LIMIT)) !== undefined);

test(
  'a program in a group with a limit has that much memory, and is ended when it wants more',
  CAN_LIMIT ? {} : { skip: 'the kernel lets this user make no group: it takes root on Linux' },
  async (t) => {
    const folder = await temporaryFolder(t);
    const hungry = join(folder, 'hungry.mjs');
    await writeFile(
      hungry,
      'const held = []; for (let mb = 0; mb < Number(process.argv[2]); mb += 1) held.push(Buffer.alloc(1_048_576, 1)); console.log("{}");',
    );
    const path = await withLifetime(async (lifetime) => {
      const group = (await limitMemory(lifetime, LIMIT)) ?? assert.fail();
      const { launcher } = group;
      assert.equal(await runProgram(lifetime, hungry, ['20'], {}, { launcher }).exit, 0);
      assert.equal(await group.kills(), 0);
      assert.ok((await group.peak()) > 20 * MB);
      assert.notEqual(await runProgram(lifetime, hungry, ['400'], {}, { launcher }).exit, 0);
      assert.equal(await group.kills(), 1);
      assert.ok((await group.peak()) <= LIMIT);
      return /> (\S+)\/cgroup\.procs/.exec(launcher.join(' '))?.[1] ?? '';
    });
    await assert.rejects(access(path), 'the group is left');
  },
);
