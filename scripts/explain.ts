// `npm run explain -- "text"`: what the bot would do with a message, and which rule says so.
import { parseArgs } from 'node:util';
import {
  decide,
  loadPolicy,
  newContext,
  repliesFor,
  respond,
  type CustomerMessage,
  type Decision,
  type Effect,
} from '../lib/conversation/index.ts';

const USAGE = `usage: npm run explain -- "TEXT" [options]

Says what the policy and the repertoire would do with a customer's message, and why.

  --locale LOCALE        the conversation's language, such as de-AT
  --not-understood N     how many messages before it were not understood (0)
  --at TIME              when it is written, such as 2026-12-25T10:00:00Z (now)
  --json                 the decision as JSON
  --help                 this text

exit codes: 0 explained, 1 the policy file has mistakes, 2 wrong usage`;

function fail(message: string, code: number): never {
  console.error(message);
  process.exit(code);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        locale: { type: 'string' },
        'not-understood': { type: 'string', default: '0' },
        at: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (thrown) {
    return fail(`${thrown instanceof Error ? thrown.message : String(thrown)}\n\n${USAGE}`, 2);
  }
}

function describeEffect(effect: Effect): string {
  switch (effect.kind) {
    case 'say':
      return `say       ${effect.text.replaceAll('\n', '\n          ')}${buttons(effect)}`;
    case 'escalate':
      return [
        'escalate  with',
        ...Object.entries(effect.variables).map(
          ([name, value]) => `          ${name} = ${JSON.stringify(value)}`,
        ),
        '          and the summary',
        ...effect.summary.split('\n').map((line) => `          │ ${line}`),
      ].join('\n');
    case 'end':
      return `end       ${effect.note}`;
  }
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

const { values, positionals } = readArguments();
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
const [text] = positionals;
const notUnderstood = Number(values['not-understood']);
const now = values.at === undefined ? Date.now() : Date.parse(values.at);
if (text === undefined || positionals.length > 1) fail(`Give one text, in quotes.\n\n${USAGE}`, 2);
if (!Number.isInteger(notUnderstood) || notUnderstood < 0) fail('--not-understood takes a whole number.', 2);
if (Number.isNaN(now)) fail('--at takes a time such as 2026-12-25T10:00:00Z.', 2);

const loaded = loadPolicy();
if (!loaded.ok) {
  const lines = loaded.mistakes.map(({ path, message }) => `  ${path}: ${message}`);
  fail(`lib/conversation/policy/policy.json has mistakes:\n${lines.join('\n')}`, 1);
}
const message: CustomerMessage = {
  kind: 'customerMessage',
  text,
  submit: undefined,
  files: [],
  sourceChannel: undefined,
  locale: values.locale,
};
const context = {
  ...newContext(now),
  greeted: true,
  notUnderstood,
  ...(values.locale === undefined ? {} : { locale: values.locale }),
};
const answer = respond({ message, context, replies: repliesFor(values.locale) });
const decision = decide(message, context, now, { policy: loaded.policy, answer });
console.log(values.json ? JSON.stringify(decision, null, 2) : describe(text, decision));
