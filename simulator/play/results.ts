import type { Conversation } from '../center/conversation.ts';
import { customerView, representativeView } from '../center/views.ts';
import type { Played } from './player.ts';
import { findingsOf, paint } from './report.ts';
import type { Script } from './script.ts';

/** How one script went, and how long it took. */
export interface Result extends Played {
  readonly file: string;
  readonly name: string;
  readonly ms: number;
}

/** All that was played, of so many scripts: without a bot the rest is left. */
export interface Total {
  readonly results: readonly Result[];
  readonly scripts: number;
}

/** Whether everything went as expected, and the bot broke no rule of the wire. */
export function isOk({ failure, unreachable, conversation }: Played): boolean {
  return failure === undefined && unreachable === undefined && errorsOf(conversation).length === 0;
}

/** What is played now, of how many. */
export function headLine(script: Script, file: string, number: number, of: number): string {
  return `${paint('dim', `${number}/${of}`)}  ${paint('bold', script.name)}  ${paint('dim', file)}`;
}

/** How it all went, in one line. */
export function totalLine({ results, scripts }: Total): string {
  const good = results.filter(isOk).length;
  const bad = results.length - good;
  const left = scripts - results.length;
  const seconds = (results.reduce((sum, { ms }) => sum + ms, 0) / 1_000).toFixed(1);
  const parts = [
    `${good} as expected`,
    ...(bad === 0 ? [] : [`${bad} not`]),
    ...(left === 0 ? [] : [`${left} not played`]),
  ];
  const line = `${scripts} ${scripts === 1 ? 'script' : 'scripts'}: ${parts.join(', ')}; ${seconds} s`;
  return paint(good === scripts ? 'green' : 'red', line);
}

/** Everything as plain data, for programs. */
export function toJson({ results, scripts }: Total): unknown {
  const good = results.filter(isOk).length;
  return {
    ok: good === scripts,
    total: {
      scripts,
      asExpected: good,
      notAsExpected: results.length - good,
      notPlayed: scripts - results.length,
    },
    scripts: results.map(({ file, name, ms, conversation, failure, unreachable }) => ({
      file,
      name,
      ok: isOk({ conversation, failure, unreachable }),
      milliseconds: Math.round(ms),
      failure: failure ?? null,
      unreachable: unreachable ?? null,
      findings: findingsOf(conversation),
      state: conversation?.stage ?? null,
      customer: conversation === undefined ? [] : customerView(conversation),
      representative: conversation === undefined ? null : representativeView(conversation),
    })),
  };
}

/**
 * The results in JUnit's XML, as build servers read it: a script is a test case, an unmet expectation a failure, a bot that
 * cannot be reached an error. No text of a conversation is in it, but for what an expectation quotes.
 */
export function toJunit({ results, scripts }: Total): string {
  const failures = results.filter((result) => !isOk(result) && result.unreachable === undefined).length;
  const errors = results.filter(({ unreachable }) => unreachable !== undefined).length;
  const seconds = results.reduce((sum, { ms }) => sum + ms, 0) / 1_000;
  const counts = `tests="${results.length}" failures="${failures}" errors="${errors}" skipped="0"`;
  const cases = results.map((result) => {
    const { name, file, ms } = result;
    const open = `    <testcase classname=${quoted(file)} name=${quoted(name)} time="${(ms / 1_000).toFixed(3)}"`;
    const complaint = complaintOf(result);
    return complaint === undefined ? `${open}/>` : `${open}>\n      ${complaint}\n    </testcase>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites>`,
    `  <testsuite name="simulate" ${counts} time="${seconds.toFixed(3)}">`,
    ...(scripts === results.length
      ? []
      : [`    <!-- ${scripts - results.length} of ${scripts} scripts were not played -->`]),
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function complaintOf(result: Result): string | undefined {
  const { failure, unreachable, conversation } = result;
  if (unreachable !== undefined)
    return `<error type="unreachable" message=${quoted(`${unreachable.what} ${unreachable.next}`)}/>`;
  if (failure !== undefined)
    return `<failure type="expectation" message=${quoted(`step ${failure.step}: ${failure.message}`)}/>`;
  const broken = errorsOf(conversation).map(({ rule, message }) => `${rule}: ${message}`);
  return broken.length === 0
    ? undefined
    : `<failure type="wire" message=${quoted([...new Set(broken)].join(' '))}/>`;
}

function errorsOf(conversation: Conversation | undefined): ReturnType<typeof findingsOf> {
  return findingsOf(conversation).filter(({ severity }) => severity === 'error');
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** An attribute's value. Characters that XML 1.0 cannot carry at all, even escaped, become blanks. */
function quoted(text: string): string {
  const carried = text.toWellFormed().replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ' ');
  return `"${carried.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character)}"`;
}
