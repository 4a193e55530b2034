import { shortenText } from '../omnichannel/index.ts';
import type { ConversationContext } from './context.ts';
import type { CustomerMessage } from './responder.ts';

const MOST_RECEIVED = 10;
const MOST_ENTRIES = 20;
const LABEL_BYTES = 150;

/** Remembers what came besides words, for the summary: files, places, contact cards, and what was entered into a card. */
export function withWhatCame(context: ConversationContext, message: CustomerMessage): ConversationContext {
  const came = [
    ...message.files.map(({ name, contentType }) => name ?? contentType ?? 'a file'),
    ...(message.shared ?? []).map(({ kind, label }) =>
      label === undefined ? `a ${kind}` : `${kind} ${label}`,
    ),
  ].map(short);
  const received = [...(context.received ?? []), ...came].slice(-MOST_RECEIVED);
  const entered = { ...context.entries, ...entriesOf(message) };
  const entries = Object.fromEntries(Object.entries(entered).slice(0, MOST_ENTRIES));
  return {
    ...context,
    ...(received.length === 0 ? {} : { received }),
    ...(Object.keys(entries).length === 0 ? {} : { entries }),
  };
}

/** Members that say which card it was, not what the customer entered. */
const NO_ENTRY = /^_|^(?:card|id|type|verb)$/i;

function entriesOf({ text: said, submit }: CustomerMessage): Record<string, string> {
  if (typeof submit !== 'object' || submit === null || Array.isArray(submit)) return {};
  const entries = Object.entries(submit).flatMap(([name, value]): readonly [string, string][] => {
    const text = typeof value === 'object' ? '' : String(value).trim();
    return text === '' || NO_ENTRY.test(name) ? [] : [[name, text]];
  });
  // The word that a button stands for is what the customer said, and no entry of a form.
  const isButton = entries.length === 1 && entries.every(([, text]) => text === said.trim());
  return isButton ? {} : Object.fromEntries(entries.map(([name, text]) => [spoken(name), short(text)]));
}

/** `callBack` and `call_back` read as "call back". */
function spoken(name: string): string {
  return short(name.replaceAll(/(?<=[a-z])(?=[A-Z])|[_-]+/g, ' ').toLowerCase());
}

function short(text: string): string {
  return shortenText(text.toWellFormed(), LABEL_BYTES);
}
