/** What an activity is, in chips: its kind, and what decides over it. */
export function badges({ activity, direction, request }) {
  if (request !== undefined) return [[request, 'warn']];
  const toBot = direction === 'toBot';
  const data = activity.channelData ?? {};
  const command = toBot ? undefined : commandOf(data.tags);
  const list = [[activity.name ?? activity.type ?? 'unreadable', 'kind']];
  if (!toBot && data.deliveryMode === 'bridged') list.push(['bridged', 'good']);
  else if (!toBot && activity.type === 'message' && data.tags === undefined)
    list.push(['not bridged', 'warn']);
  if (command !== undefined) list.push([command, 'command']);
  if (toBot && String(data.tags ?? '').includes('Hidden')) list.push(['hidden', 'quiet']);
  if (toBot && activity.type === 'message' && activity.value !== undefined)
    list.push(['card submit', 'kind']);
  const { length = 0 } = Array.isArray(activity.attachments) ? activity.attachments : [];
  if (length > 0) list.push([`${length} attachment${length === 1 ? '' : 's'}`, 'quiet']);
  return list;
}

/** The command that an activity means to be; `undefined` for one that is none. */
export function commandOf(tags) {
  if (tags === undefined || tags === null) return undefined;
  try {
    const { type } = typeof tags === 'string' ? JSON.parse(tags) : tags;
    return typeof type === 'string' ? type : 'command?';
  } catch {
    return undefined;
  }
}

/** What an activity says; nothing for events, whose text is their data once more. */
export function wordsOf({ text, type }) {
  return typeof text === 'string' && type !== 'event' ? text : '';
}

/** What the linter, the contact center or a delivery has against an activity. */
export function findingsIn({ findings, deliveries, answer, request, unseen, fault }) {
  return (
    findings.length +
    (request !== undefined || unseen !== undefined || fault !== undefined || (answer && answer.status !== 200)
      ? 1
      : 0) +
    deliveries.filter((delivery) => delivery && !delivery.ok).length
  );
}

/** How long the bot took, or what it was answered, as shortly as can be. */
export function outcomeOf({ direction, deliveries, answer }) {
  if (direction === 'fromBot') return answer.status === 200 ? '' : String(answer.status || 'cut');
  const last = deliveries.at(-1);
  if (last === undefined || last === null) return '…';
  return last.ok ? `${last.ms} ms` : String(last.status ?? 'failed');
}
