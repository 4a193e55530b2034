import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { check, resolveConfig } from 'prettier';
import { createConversationAlias } from '../../lib/botbuilder/conversationAlias.ts';
import { loadConfig } from '../../lib/config.ts';
import { EVENTS } from '../../lib/events.ts';
import { conversationKey } from '../../lib/storage/conversationKey.ts';
import { renewParts } from '../../scripts/docs/generatedParts.ts';
import { monitoringParts } from '../../scripts/docs/monitoringPage.ts';
import { readQueries } from '../../scripts/queries.ts';
import { ROOT, runProgram } from '../local/hostProcess.ts';

const PAGE = join(ROOT, 'docs', 'monitoring.md');
const page = await readFile(PAGE, 'utf8');
const queries = await readQueries();

/** What `npm run docs` makes of the page. */
function renewed(of: string): Promise<string> {
  return renewParts(of, monitoringParts(queries), PAGE);
}

describe('docs/monitoring.md', () => {
  test('is what `npm run docs` makes of the event schema and the queries', async () => {
    assert.equal(page, await renewed(page), 'Run: npm run docs');
  });

  test('is formatted like every other document', async () => {
    const style = await resolveConfig(PAGE);
    assert.ok(await check(page, { ...style, parser: 'markdown' }));
  });

  test('has every event with every field, and the runbook of every alert', () => {
    for (const [name, { fields }] of Object.entries(EVENTS)) {
      const [, section = ''] = page.split(`### \`${name}\`\n`);
      const [table = ''] = section.split('\n### ');
      for (const field of Object.keys(fields))
        assert.ok(table.includes(`\n| \`${field}\` `), `${name}.${field}`);
    }
    for (const { title, usedBy, file } of queries) {
      assert.ok(page.includes(`(../infra/queries/${file})`), file);
      assert.equal(page.includes(`\n### ${title}\n`), usedBy.includes('alert'), title);
    }
  });

  test('has a command that finds the alias of a conversation, and it is the one that the bot reports', async () => {
    const [, program = '', channel = ''] = /^node -e '([^']+)' ".+" (\w+) ID$/m.exec(page) ?? [];
    const appId = '11111111-2222-4333-8444-555555555555';
    const id = 'a conversation/with "quotes"';
    const loaded = loadConfig({
      SweepSchedule: '0 * * * * *',
      MicrosoftAppId: appId,
      MicrosoftAppType: 'UserAssignedMSI',
      ConversationStorage: 'UseDevelopmentStorage=true',
    });
    assert.ok(loaded.ok);
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', program, appId, channel, id]);
    assert.equal(stdout.trim(), createConversationAlias(loaded.config)(conversationKey(channel, id)));
  });
});

describe('npm run docs', () => {
  test('renews what stands between the marks, and nothing else', async () => {
    const stale = page
      .replace('## Alerts', '## Alarms')
      .replace(/(?<=generated: events -->)[^]*?(?=<!-- \/)/, '');
    assert.equal(await renewed(stale), page.replace('## Alerts', '## Alarms'));
  });

  test('refuses a page that has lost a mark, or has one twice', async () => {
    await assert.rejects(renewed(page.replace('generated: events', 'gone')), /no place for events/);
    const twice = `${page}<!-- generated: events -->\n<!-- /generated -->\n`;
    await assert.rejects(renewed(twice), /events/);
  });

  test('refuses an option that it does not know', async (t) => {
    const program = runProgram(t, 'scripts/docs.ts', ['--chekc']);
    assert.equal(await program.exit, 2);
    assert.match(program.stderr(), /--chekc/);
  });
});
