import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFindingsEverywhere } from './axe.ts';
import { appears, deskTests, needsBrowser } from './desk.ts';
import { politeBot } from './scriptedBot.ts';

const desks = deskTests(politeBot);

test(
  'mistakes of the file stand above the panes until one without is saved, and the chat goes on',
  needsBrowser,
  async () => {
    const desk = await desks.openChat();
    const { page, customer } = desk;
    const { switchboard } = desks.center;
    await appears(customer.getByText('Hello!'));

    switchboard.refuseDefinition('center.json:3 queues[0]: <b>Write</b> a name.\ncenter.json:9 rules: No.');
    const banner = page.getByRole('alert');
    await appears(banner.getByText('has mistakes'));
    assert.deepEqual(await banner.getByRole('listitem').allTextContents(), [
      'center.json:3 queues[0]: <b>Write</b> a name.',
      'center.json:9 rules: No.',
    ]);
    await appears(customer.getByText('Hello!'));
    assert.deepEqual(await axeFindingsEverywhere(page, 'Customer'), []);

    await page.reload();
    await appears(banner.getByText('has mistakes'));
    switchboard.redefine(switchboard.definition);
    await banner.waitFor({ state: 'hidden' });
    assert.deepEqual(desk.trouble, []);
    await page.close();
  },
);

test(
  'a file with many mistakes leaves room for the panes, and says how many more',
  needsBrowser,
  async () => {
    const desk = await desks.open({ viewport: { width: 390, height: 844 } });
    const { page } = desk;
    const mistakes = Array.from({ length: 40 }, (_, index) => `center.json:${index + 1} queues: No.`);
    desks.center.switchboard.refuseDefinition(mistakes.join('\n'));
    await appears(page.getByRole('alert').getByText('And 35 more'));
    await appears(page.getByRole('button', { name: 'Start chat' }));
    desks.center.switchboard.redefine(desks.center.switchboard.definition);
    await page.getByRole('alert').waitFor({ state: 'hidden' });
    await page.close();
  },
);
