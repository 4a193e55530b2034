import { styleText } from 'node:util';
import { isObject } from '../center/botActivity.ts';
import type { Conversation, Entry, EntryCommand, WireRecord } from '../center/conversation.ts';
import { customerView } from '../center/views.ts';
import type { ChannelType } from '../definition/definition.ts';
import type { JsonValue, LintFinding } from '../../lib/omnichannel/index.ts';
import { wordsSeen } from './wordsSeen.ts';

type Style = Parameters<typeof styleText>[0];

/** Writes text with a style where the output is a terminal that wants colours (`NO_COLOR` is honoured), plain elsewhere. */
export function paint(style: Style, text: string): string {
  return styleText(style, text, { stream: process.stdout });
}

/** Every finding about what the bot posted. */
export function findingsOf(conversation: Conversation | undefined): readonly LintFinding[] {
  return (conversation?.wire ?? []).flatMap(({ findings }) => findings);
}

/** Both views side by side: what the customer read, and what the contact center and its representative knew besides. */
export function printViews(conversation: Conversation, columns: number): string {
  const width = Math.max(30, Math.floor((Math.min(columns, 140) - 3) / 2));
  const rows = rowsOf(conversation).flatMap(({ left, right }) => {
    const [leftLines, rightLines] = [wrap(left.text, width), wrap(right.text, width)];
    const height = Math.max(leftLines.length, rightLines.length);
    return Array.from({ length: height }, (_, line) => {
      const text = (leftLines[line] ?? '').padEnd(width);
      return `${paint(left.style, text)} │ ${paint(right.style, rightLines[line] ?? '')}`.trimEnd();
    });
  });
  const head = `${paint('bold', 'customer'.padEnd(width))} │ ${paint('bold', 'only the representative')}`;
  return [head, `${'─'.repeat(width + 1)}┼${'─'.repeat(width + 1)}`, ...rows].join('\n');
}

interface Cell {
  readonly text: string;
  readonly style: Style;
}

const EMPTY: Cell = { text: '', style: 'reset' };

function rowsOf(conversation: Conversation): readonly { readonly left: Cell; readonly right: Cell }[] {
  const seen = new Set(customerView(conversation).map(({ id }) => id));
  return conversation.transcript.map((entry) => {
    const said = entry.text === '' ? describeSilent(entry, conversation.channel) : entry.text;
    const line: Cell =
      entry.from === 'system'
        ? { text: said, style: 'dim' }
        : { text: `${entry.name}: ${said}`, style: 'reset' };
    const left = seen.has(entry.id) ? line : EMPTY;
    if (entry.command === undefined) {
      return {
        left,
        right:
          entry.reason === undefined
            ? EMPTY
            : { text: `${line.text} (unseen: ${entry.reason})`, style: 'yellow' },
      };
    }
    return { left, right: { text: commandText(entry.command, entry.text), style: 'magenta' } };
  });
}

function commandText({ type, queue, variables }: EntryCommand, text: string): string {
  const list = Object.entries(variables).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  const head = queue === undefined ? type : `${type} → ${queue}`;
  return [head, list.join(', '), text].filter((part) => part !== '').join('\n');
}

function describeSilent(entry: Entry, channel: ChannelType): string {
  const { attachments, value } = entry;
  if (value !== undefined) return `[submits ${JSON.stringify(value)}]`;
  if (!Array.isArray(attachments)) return '[nothing]';
  const list: readonly JsonValue[] = attachments;
  const names = list.filter(isObject).map(({ name, contentType }) => {
    const label = name ?? contentType;
    return typeof label === 'string' ? label : 'attachment';
  });
  return [`[${names.join(', ')}]`, wordsSeen(entry, channel)].filter((words) => words !== '').join('\n');
}

/** Findings and refused posts, one line each. */
export function printNotes(wire: readonly WireRecord[]): readonly string[] {
  return wire.flatMap(({ direction, findings, answer, effect, request, fault }) => [
    ...(direction === 'fromBot' && answer !== undefined && answer.status !== 200
      ? [
          paint(
            'yellow',
            `  ${request === undefined ? '' : `${request}: `}answered ${answer.status}: ${effect}`,
          ),
        ]
      : []),
    ...(fault === undefined ? [] : [paint('yellow', `  armed fault: it was taken, but ${fault}`)]),
    ...findings.map(({ severity, rule, message }) =>
      paint(severity === 'error' ? 'red' : 'yellow', `  ${severity} ${rule}: ${message}`),
    ),
  ]);
}

/** Breaks at blanks; a word that is longer than a line is cut. Control characters, which could move the cursor, go. */
function wrap(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.replace(/\p{Cc}/gu, ' ').split(' ')) {
      let rest = line === '' ? word : `${line} ${word}`;
      if (rest.length > width && line !== '') {
        lines.push(line);
        rest = word;
      }
      for (; rest.length > width; rest = rest.slice(width)) lines.push(rest.slice(0, width));
      line = rest;
    }
    return [...lines, line];
  });
}
