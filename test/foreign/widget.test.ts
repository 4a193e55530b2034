// The chat widget of Dynamics 365 in a browser, as a look of the customer, against the contact center's Direct Line door. Its
// package is heavy (700 MB, minutes), so CI leaves it out: npm ci --prefix simulator/looks/widget, and these tests run.
import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { politeBot, say, type BotScript } from '../simulator/scriptedBot.ts';
import { lookTests, needsLook, newestOf, type LookWindow } from './lookInBrowser.ts';

const script: BotScript = (activity) =>
  activity['text'] === 'secret'
    ? [{ type: 'message', text: 'Nobody reads this' }, say('That was it.')]
    : politeBot(activity);

describe('the chat widget of Dynamics 365', needsLook('widget'), () => {
  const tests = lookTests('widget', script);

  async function openChat(t: TestContext): Promise<LookWindow & { readonly id: string }> {
    const widget = await tests.open(t);
    await widget.page.getByRole('button', { name: "Let's Chat" }).click();
    await widget.bubble('Hello!').waitFor();
    return { ...widget, id: newestOf(tests.center) };
  }

  test('greets, sends and is answered, shows nothing that is not bridged, and closes with the chat', async (t) => {
    const { page, id, bubble, write } = await openChat(t);
    await write('Good day');
    await bubble('You said Good day').waitFor();
    await write('secret');
    await bubble('That was it.').waitFor();
    assert.equal(await page.getByText('Nobody reads this').count(), 0);
    await write('end chat');
    await page.getByText('The conversation has ended.').first().waitFor();
    await page.getByRole('textbox').waitFor({ state: 'detached' });
    assert.equal(tests.center.switchboard.conversation(id)?.stage, 'closed');
  });

  test('waits with the customer, and shows what the representative replies', async (t) => {
    const { id, bubble, write } = await openChat(t);
    await write('agent');
    await bubble('Transferring you now.').waitFor();
    const { switchboard } = tests.center;
    switchboard.act(id, { type: 'representativeAccepts', name: 'Robin' });
    switchboard.act(id, { type: 'representativeReplies', text: 'Robin here.' });
    await bubble('Robin here.').waitFor();
  });

  test('lets the customer leave, which ends the chat', async (t) => {
    const { page, id } = await openChat(t);
    await page.getByRole('button', { name: 'Close' }).click();
    const told = page.waitForResponse((response) => response.url().endsWith('/activities'));
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    assert.equal((await told).status(), 200);
    await page.getByRole('button', { name: "Let's Chat" }).waitFor();
    assert.equal(tests.center.switchboard.conversation(id)?.stage, 'closed');
  });
});
