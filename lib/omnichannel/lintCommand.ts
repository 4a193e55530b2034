import type { ActivityLike } from './activity.ts';
import { isBridged } from './bridging.ts';
import { readInbound } from './inbound.ts';
import { isObject, textOf } from './json.ts';
import type { LintFinding } from './lintFinding.ts';
import { error, warning } from './lintFinding.ts';
import type { ReadCommand } from './readCommand.ts';
import { hasInboundMarks } from './tags.ts';

/** The rules for an activity that is a command, or tries to be one. */
export function lintCommand(
  read: Exclude<ReadCommand, { kind: 'none' }>,
  activity: ActivityLike,
  history: readonly ActivityLike[],
): LintFinding[] {
  const findings = read.kind === 'command' ? [...read.warnings] : [...read.problems];
  if (isBridged(activity)) {
    findings.push(
      error(
        'command-bridged',
        'The customer may read the text of this command, which is written for the representative. Take deliveryMode out of it.',
      ),
    );
  }
  if (textOf(activity.text) === undefined) {
    findings.push(
      warning(
        'command-without-text',
        'The representative finds no word on why the conversation came. Write a summary or a closing note.',
      ),
    );
  }
  if (!wasToldBefore(history)) {
    findings.push(
      warning(
        'command-without-farewell',
        'The customer is passed on or cut off without a word. Send a bridged message before the command.',
      ),
    );
  }
  return findings;
}

/** True when the latest message of the conversation is one that the bot sent and the customer saw. */
function wasToldBefore(history: readonly ActivityLike[]): boolean {
  const latest = history.findLast(
    (earlier) => earlier.type === 'message' || readInbound(earlier).kind === 'contextEvent',
  );
  // What a customer writes is marked bridged as well.
  if (latest === undefined || !isBridged(latest) || hasInboundMarks(latest)) return false;
  return !isObject(latest.from) || latest.from['role'] !== 'user';
}
