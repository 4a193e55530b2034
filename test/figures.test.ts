// A figure in the documents is that of its source: what a page says in numbers with a unit is a constant of the code or the
// templates, made by `npm run docs`, or a fact about somebody else's product that is listed here with where it comes from.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ROOT } from './local/hostProcess.ts';

const PAGES = [
  'README.md',
  'SECURITY.md',
  'infra/README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const WORDS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const NUMBER = String.raw`(?:\d{1,3}(?:[ ,]\d{3})+|\d+(?:\.\d+)?|${WORDS.slice(2).join('|')})`;
const UNIT = String.raw`(?:ms|µs|s|seconds|minutes|hours|days|bytes|[KMG]B|%|percent|tokens|characters|levels|keys)`;
const WITH_UNIT = new RegExp(String.raw`(?<![\w.-])${NUMBER} ${UNIT}(?!\w)`, 'gi');

const KB = 1_024;
const MB = 1_024 * KB;

/** A sentence with one figure in brackets, the source of it, and how many of the source's units one of the sentence's is. */
interface Figure {
  readonly says: RegExp;
  readonly file: string;
  /** What stands before the value in the file. */
  readonly name: string;
  readonly factor?: number;
}

const FIGURES: readonly Figure[] = [
  { says: /a warning after (\w+) minutes/, file: 'lib/config.ts', name: "'IdleWarningAfter', 'PT" },
  { says: /the end after (\w+)\b/, file: 'lib/config.ts', name: "'IdleEndAfter', 'PT" },
  {
    says: /takes longer than (\w+ seconds)/,
    file: 'lib/turns/ports.ts',
    name: 'RESPONDER_DEADLINE',
    factor: 1_000,
  },
  {
    says: /`exp` at most (\d+ hours) ahead/,
    file: 'lib/botbuilder/channelToken.ts',
    name: 'LONGEST_LIFE',
    factor: 3_600,
  },
  {
    says: /(\w+ minutes) of tolerance|clock of neither is off by more than (\w+ minutes)/,
    file: 'lib/botbuilder/channelToken.ts',
    name: 'CLOCK_TOLERANCE',
    factor: 60,
  },
  { says: /keys good for (\w+ days)/, file: 'lib/botbuilder/signingKeys.ts', name: 'KEYS_USABLE' },
  {
    says: /(\d+ KB) counted while reading|more than (\d+ KB) /,
    file: 'lib/botbuilder/requestBody.ts',
    name: 'BODY_LIMIT',
    factor: KB,
  },
  {
    says: /a body that took more than (\w+ seconds)/,
    file: 'lib/botbuilder/requestBody.ts',
    name: 'BODY_DEADLINE',
    factor: 1_000,
  },
  { says: /(\d+ levels)/, file: 'lib/botbuilder/strictJson.ts', name: 'DEEPEST' },
  { says: /(\d[\d ,]* keys)/, file: 'lib/botbuilder/strictJson.ts', name: 'MOST_KEYS' },
  {
    says: /no type, or one of more than (\d+ characters)/,
    file: 'lib/botbuilder/inboundActivity.ts',
    name: 'LONGEST_TYPE',
  },
  {
    says: /an id of more than ([\d,]+ characters)/,
    file: 'lib/botbuilder/inboundActivity.ts',
    name: 'LONGEST_CONVERSATION_ID',
  },
  {
    says: /\(over (\d+ MB), slower|at most (\d+ MB) by `FUNCTIONS_REQUEST_BODY_SIZE_LIMIT`/,
    file: 'infra/modules/functionApp.bicep',
    name: "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '",
    factor: MB,
  },
  { says: /\((\d+ MB) without\)/, file: 'local/httpMessages.ts', name: 'BODY_LIMIT_BYTES', factor: MB },
  { says: /up to (\d+ bytes) of it/, file: 'lib/conversation/unanswered/message.ts', name: 'KEPT_BYTES' },
  {
    says: /`UnansweredRetention`, (\d+ days) unless set/,
    file: 'lib/config.ts',
    name: "parseDuration(settings.read(name) ?? 'P",
  },
  {
    says: /`CONVERSATION_RETENTION` \((\d+ days)\)/,
    file: 'infra/main.parameters.json',
    name: 'CONVERSATION_RETENTION=P',
  },
  { says: /undelete .* within (\d+ days)/, file: 'infra/modules/storage.bicep', name: 'softDeleteDays int' },
  { says: /\| every (\d+ seconds)/, file: 'infra/main.bicep', name: "empty(sweepSchedule) ? '*/" },
  {
    says: /not through after (\d+ seconds)/,
    file: 'lib/turns/sharedSweep.ts',
    name: 'ASKS_AFTER',
    factor: 1_000,
  },
  {
    says: /which holds for (\d+ seconds)/,
    file: 'lib/turns/sweepRequest.ts',
    name: 'REQUEST_HOLDS',
    factor: 1_000,
  },
  { says: /about ([\d,]+ tokens) to read/, file: 'scripts/monthlyCost.ts', name: 'MODEL_TOKENS = { prompt' },
  { says: /tokens to read and (\d+) to write/, file: 'scripts/monthlyCost.ts', name: 'completion' },
  {
    says: /takes effect within (\d+ seconds)/,
    file: 'lib/conversation/occurrence.ts',
    name: 'GRACE',
    factor: 1_000,
  },
  {
    says: /still comes to the bot (\w+ minutes) later/,
    file: 'lib/conversation/occurrence.ts',
    name: 'LONG_GRACE',
    factor: 60_000,
  },
  {
    says: /when it was sent more than (\w+ seconds)/,
    file: 'lib/conversation/occurrence.ts',
    name: 'CROSSING',
    factor: 1_000,
  },
  {
    says: /A message over (\d+ KB)/,
    file: 'lib/omnichannel/limits.ts',
    name: 'MESSAGE_LIMIT_BYTES',
    factor: KB,
  },
  { says: /the limit is (\d+ MB) zipped/, file: 'scripts/package.ts', name: 'LIMIT', factor: MB },
  {
    says: /starts (\w+ seconds) after\s+the first event/,
    file: 'lib/telemetry/applicationInsights.ts',
    name: 'startAfter',
    factor: 1_000,
  },
];

/** What no file here decides, by the page that has it, with its source. */
const FACTS: readonly (readonly [says: RegExp, source: string])[] = [
  [/Two minutes, no account/, 'an invitation'],
  [/slower\s+than 240 bytes a second/, 'Kestrel: MinRequestBodyDataRate; played by npm run parity'],
  [/tokens already\s+given out live up to 24 hours/, 'Entra: tokens of managed identities'],
  [/would keep 90 days otherwise/, 'Azure Monitor: tables of Application Insights'],
  [/name is kept for 48 hours/, 'Azure AI: deleted accounts'],
  [/90 seconds/, 'the Functions host: the lease on the timer of an instance that has died, as measured'],
  [/some 5 µs in the app's own thread/, 'npm run bench -- --only telemetry'],
  [/(?:about|some) 75 MB/, 'npm run bench -- --only telemetry'],
  [/1 s\)\) when λ/, 'the formula in scripts/monthlyCost.ts: the shortest time that is billed'],
];

/** What is written by hand, without code. */
function handWritten(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8')
    .replaceAll(/<!-- generated: [^]*?<!-- \/generated -->/g, '')
    .replaceAll(/```[^]*?```/g, '');
}

const TEXTS = PAGES.map((page) => [page, handWritten(page)] as const);

function numberIn(figure: string): number {
  const word = /^[a-z]+/i.exec(figure)?.[0].toLowerCase() ?? '';
  if (WORDS.includes(word) && word !== '') return WORDS.indexOf(word);
  return Number(/[\d ,.]+/.exec(figure)?.[0].replaceAll(/[ ,]/g, ''));
}

/** The number or the product that stands after a name; of `5 * DAY` the 5. */
function valueOf(file: string, name: string): number {
  const source = readFileSync(join(ROOT, file), 'utf8');
  for (const after of source.split(name).slice(1)) {
    const [, product] = /^\s*(?:[:=]\s*)?(\d[\d_ *]*)/.exec(after) ?? [];
    if (product === undefined) continue;
    const factors = product.split('*').filter((factor) => factor.trim() !== '');
    return factors.reduce((total, factor) => total * Number(factor.replaceAll(/[_ ]/g, '')), 1);
  }
  assert.fail(`${file} has no ${name} with a value.`);
}

function everyMatch(pattern: RegExp): readonly (readonly [page: string, match: RegExpExecArray])[] {
  return TEXTS.flatMap(([page, text]) =>
    [...text.matchAll(new RegExp(pattern, 'g'))].map((match) => [page, match] as const),
  );
}

describe('a figure in the documents', () => {
  for (const { says, file, name, factor = 1 } of FIGURES) {
    test(`is that of ${file}: ${says.source}`, () => {
      const found = everyMatch(says);
      assert.ok(found.length > 0, 'no page says it any more');
      for (const [page, match] of found) {
        // Of two ways to say it one has matched.
        const figure = match.slice(1).join('');
        assert.equal(numberIn(figure) * factor, valueOf(file, name), `"${match[0]}" in ${page}`);
      }
    });
  }

  for (const [says, source] of FACTS) {
    test(`is a fact about something else (${source}): ${says.source}`, () => {
      assert.ok(everyMatch(says).length > 0, 'no page says it any more');
    });
  }

  test('has a source in the lists of this file, is made by npm run docs, or is not written', () => {
    const known = [...FIGURES.map(({ says }) => says), ...FACTS.map(([says]) => says)];
    for (const [page, text] of TEXTS) {
      const covered = known.flatMap((says) =>
        [...text.matchAll(new RegExp(says, 'g'))].map(({ 0: { length }, index }) => [index, index + length]),
      );
      for (const { 0: figure, index } of text.matchAll(WITH_UNIT)) {
        const isCovered = covered.some(([from = 0, to = 0]) => index < to && index + figure.length > from);
        const around = text.slice(Math.max(0, index - 40), index + 40).replaceAll(/\s+/g, ' ');
        assert.ok(isCovered, `"${figure}" in ${page} has no source: … ${around} …`);
      }
    }
  });
});
