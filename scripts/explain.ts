// `npm run explain -- "text"`: what the bot would do with a message, and which rule says so.
import { readCount, runCommand, type Given } from '../commandLine/commandLine.ts';
import { Problem } from '../commandLine/problem.ts';
import type { ContextVariableValue } from '../lib/omnichannel/index.ts';
import type { CustomerMessage, Decision, Effect, Policy } from '../lib/conversation/index.ts';
import { POLICY_FILE, readPolicyFile } from './policyFile.ts';

const USAGE = `usage: npm run explain -- "TEXT" [options]

Says what the app's policy and responder would do with a customer's message, and why.

  --locale LOCALE        the conversation's language, such as de-AT
  --not-understood N     how many messages before it were not understood (0)
  --at TIME              when it is written, such as 2026-12-25T10:00:00Z (now)
  --json                 the decision as JSON
  --help                 this text

exit codes: 0 explained, 1 the policy file has mistakes, 2 wrong usage`;

/** Longer than a turn would wait, in milliseconds: a service may be slow on a desk. */
const PATIENCE = 30_000;

const LINE = {
  command: 'npm run explain',
  usage: USAGE,
  words: true,
  options: {
    locale: { type: 'string' },
    'not-understood': { type: 'string', default: '0' },
    at: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
} as const;

async function main(options: Given<typeof LINE>, words: readonly string[]): Promise<void> {
  const [text] = words;
  if (text === undefined || words.length > 1) throw new Problem('Give one text, in quotes.', 2);
  const notUnderstood = readCount('--not-understood', options['not-understood']);
  const now = options.at === undefined ? Date.now() : Date.parse(options.at);
  if (Number.isNaN(now)) {
    throw new Problem(`--at takes a time such as 2026-12-25T10:00:00Z, not "${String(options.at)}".`, 2);
  }
  const loaded = await readPolicyFile();
  if (!loaded.ok) {
    const lines = loaded.mistakes.map(({ path, message }) => `  ${path}: ${message}`);
    throw new Problem(`${POLICY_FILE} has mistakes:\n${lines.join('\n')}`);
  }
  const decision = await decideOn(text, options.locale, notUnderstood, now, loaded.policy);
  console.log(options.json ? JSON.stringify(decision, null, 2) : describe(text, decision));
}

async function decideOn(
  text: string,
  locale: string | undefined,
  notUnderstood: number,
  now: number,
  policy: Policy,
): Promise<Decision> {
  // Only now: whoever imports this reads policy.json.
  const [{ decide, newContext, repliesFor }, { responder }] = await Promise.all([
    import('../lib/conversation/index.ts'),
    import('../lib/mind.ts'),
  ]);
  const message: CustomerMessage = {
    kind: 'customerMessage',
    text,
    submit: undefined,
    files: [],
    sourceChannel: undefined,
    locale,
  };
  const context = {
    ...newContext(now),
    greeted: true,
    notUnderstood,
    ...(locale === undefined ? {} : { locale }),
  };
  const question = { message, context, replies: repliesFor(locale), showcase: policy.showcase };
  const answer = await responder(question, AbortSignal.timeout(PATIENCE));
  return decide(message, context, now, { policy, answer });
}

function describeEffect(effect: Effect): string {
  switch (effect.kind) {
    case 'say':
      return `say       ${effect.text.replaceAll('\n', '\n          ')}${buttons(effect)}`;
    case 'escalate':
      return [
        'escalate  with',
        ...Object.entries(effect.variables).map(([name, value]) => `          ${name} = ${inWords(value)}`),
        '          and the summary',
        ...effect.summary.split('\n').map((line) => `          │ ${line}`),
      ].join('\n');
    case 'end':
      return `end       ${effect.note}`;
  }
}

function inWords(value: ContextVariableValue): string {
  if (typeof value !== 'object') return JSON.stringify(value);
  return JSON.stringify(value.value) + (value.isDisplayable ? '' : ' (for routing, not on the panel)');
}

function buttons({ suggestedActions = [], attachments = [] }: Extract<Effect, { kind: 'say' }>): string {
  const cards = attachments.map(({ contentType }) => `\n          [${contentType ?? 'attachment'}]`);
  const titles = suggestedActions.map(({ title }) => `[${title}]`).join(' ');
  return cards.join('') + (titles === '' ? '' : `\n          ${titles}`);
}

function describe(text: string, decision: Decision): string {
  const { rule, effects, context, refusedVariables = [] } = decision;
  return [
    `"${text}"`,
    `rule      ${rule}`,
    ...(context.topic === undefined ? [] : [`topic     ${context.topic}`]),
    ...effects.map(describeEffect),
    ...refusedVariables.map((name) => `refused   ${name}: the contact center does not take this variable`),
    `then      ${context.phase === 'talking' ? 'the bot goes on' : `the bot is silent: ${context.phase}`}`,
  ].join('\n');
}

await runCommand(LINE, main);
