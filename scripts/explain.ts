// `npm run explain -- "text"`: what the bot would do with a message, and which rule says so.
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readCount, runCommand, type Given } from '../commandLine/commandLine.ts';
import { Problem } from '../commandLine/problem.ts';
import type { ContextVariableValue } from '../lib/omnichannel/index.ts';
import type { CustomerMessage, Decision, Effect, Policy } from '../lib/conversation/index.ts';
import { explain, type Asked, type Explained } from '../lib/understanding/index.ts';
import { DIST } from '../local/buildApp.ts';
import { buildKnowledge } from './knowledge/buildKnowledge.ts';
import { POLICY_FILE, readPolicyFile } from './policyFile.ts';

const USAGE = `usage: npm run explain -- "TEXT" [options]

Says what a customer's message is taken for, of which parts, what the app's policy and responder would do with
it, and which rule says so. Articles are those of the last build; what is wrong with them goes to stderr.

  --locale LOCALE        the conversation's language, such as de-AT
  --after QUESTION       what the bot had asked before: person, solved or helped; also says what it would have
                         been without the question
  --not-understood N     how many messages before it were not understood (0)
  --at TIME              when it is written, such as 2026-12-25T10:00:00Z (now)
  --json                 the same as JSON: the decision, and what was heard
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
    after: { type: 'string' },
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
  for (const line of await articleTrouble()) console.error(line);
  const asked = readAsked(options.after);
  const given = { text, locale: options.locale, notUnderstood, now, policy: loaded.policy };
  const explained = await explainTurn(given, asked);
  const withoutQuestion = asked === undefined ? undefined : await explainTurn(given, undefined);
  console.log(
    options.json
      ? JSON.stringify({ ...explained.decision, heard: explained.heard, withoutQuestion }, null, 2)
      : describe(text, explained, withoutQuestion),
  );
}

/** Every mistake in the articles, and whether they have changed since the build that answers here. */
async function articleTrouble(): Promise<readonly string[]> {
  const { json, mistakes } = await buildKnowledge(resolve(import.meta.dirname, '..'));
  const built = await readFile(join(DIST, 'knowledge.json'), 'utf8').catch(() => undefined);
  return [
    ...mistakes.map(({ file, line, message }) => `${file}:${line}: ${message}`),
    ...(built === json
      ? []
      : ['knowledge/ is not what was built last. To ask it as it is now: npm run build']),
  ];
}

const QUESTIONS: readonly Asked[] = ['person', 'solved', 'helped'];

function readAsked(after: string | undefined): Asked | undefined {
  if (after === undefined) return undefined;
  const asked = QUESTIONS.find((question) => question === after);
  if (asked === undefined) throw new Problem(`--after takes ${QUESTIONS.join(', ')}, not "${after}".`, 2);
  return asked;
}

/** A message, and when and to which policy it comes. */
interface Message {
  readonly text: string;
  readonly locale: string | undefined;
  readonly notUnderstood: number;
  readonly now: number;
  readonly policy: Policy;
}

/** What was heard, if anything, and what follows. */
interface ExplainedTurn {
  readonly heard: Explained | undefined;
  readonly decision: Decision;
}

async function explainTurn(given: Message, asked: Asked | undefined): Promise<ExplainedTurn> {
  return {
    heard: explain(given.text, given.locale, asked),
    decision: await decideOn(given, asked),
  };
}

async function decideOn(
  { text, locale, notUnderstood, now, policy }: Message,
  asked: Asked | undefined,
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
    ...(asked === undefined ? {} : { openQuestion: asked }),
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

function describe(text: string, turn: ExplainedTurn, withoutQuestion: ExplainedTurn | undefined): string {
  const { rule, effects, context, refusedVariables = [] } = turn.decision;
  return [
    `"${text}"`,
    ...describeHeard(turn.heard),
    `rule      ${rule}`,
    ...(context.topic === undefined ? [] : [`topic     ${context.topic}`]),
    ...effects.map(describeEffect),
    ...refusedVariables.map((name) => `refused   ${name}: the contact center does not take this variable`),
    `then      ${context.phase === 'talking' ? 'the bot goes on' : `the bot is silent: ${context.phase}`}`,
    ...(withoutQuestion === undefined
      ? []
      : [
          'without the question',
          ...[...describeHeard(withoutQuestion.heard), `rule      ${withoutQuestion.decision.rule}`].map(
            (line) => `  ${line}`,
          ),
        ]),
  ].join('\n');
}

/** The meaning, and under it each part with the table of the language that has it (`lib/understanding/languages`). */
function describeHeard(heard: Explained | undefined): readonly string[] {
  if (heard === undefined)
    return ['means     nothing that a bot has to act on: a question, or anything else'];
  const { meanings, language, parts, saysMore = false } = heard;
  return [
    `means     ${meanings.join(', ')}${saysMore ? ', and says more' : ''}`,
    ...parts.map(
      ({ words, part }, index) =>
        (index === 0 ? 'parts' : '').padEnd(10) +
        `${words.join(' ').padEnd(20)} ${part === undefined ? 'no table' : `${language} ${part}`}`,
    ),
  ];
}

await runCommand(LINE, main);
