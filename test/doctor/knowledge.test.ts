import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { checkKnowledge } from '../../scripts/doctor/knowledge.ts';
import { temporaryFolder } from '../local/hostProcess.ts';

async function folderOf(t: TestContext, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder(t);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, 'en'), { recursive: true });
    await writeFile(join(folder, 'en', name), text);
  }
  return folder;
}

const KITES = '---\ntitle: Do you lend kites?\n---\n\nWe do.\n';

describe('What the doctor says of the articles', () => {
  test('is how many there are, and in which languages', async (t) => {
    const [finding] = await checkKnowledge([], await folderOf(t, { 'kites.md': KITES }));
    assert.deepEqual([finding?.verdict, finding?.what], ['ok', '1 articles can be read (en).']);
  });

  test('is every mistake with its file and line, and none keeps the bot from serving', async (t) => {
    const findings = await checkKnowledge(
      [],
      await folderOf(t, { 'kites.md': KITES, 'one.md': 'no head', 'Two.md': KITES }),
    );
    assert.equal(findings.length, 2);
    for (const { verdict, what, code, next = '' } of findings) {
      assert.deepEqual([verdict, code], ['warning', 'E_KNOWLEDGE']);
      assert.match(what, /^knowledge\/en\/\w+\.md:\d+ has a mistake/);
      assert.match(next, /^Correct it: .{10}/);
    }
  });

  test('is that there are none', async (t) => {
    const [finding] = await checkKnowledge([], await folderOf(t, {}));
    assert.equal(finding?.verdict, 'skipped');
  });
});
