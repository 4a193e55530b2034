import { isOpen, nextOpening } from '../../lib/openingHours.ts';
import type { CenterDefinition } from '../definition/definition.ts';

/** How many conversations each representative has, by name. */
export type Load = ReadonlyMap<string, number>;

type Staff = Pick<CenterDefinition, 'representatives' | 'businessHours'>;

const WEEKDAY = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });

/** Who can take a conversation from a queue now, or in words why nobody can; empty where nobody is named at all. */
export function staffing(
  { representatives, businessHours }: Staff,
  queue: string,
  skills: readonly string[],
  load: Load,
  now: number,
): string {
  if (representatives.length === 0) return '';
  const serving = representatives.filter(({ queues }) => queues.includes(queue));
  if (serving.length === 0)
    return `No representative serves "${queue}": whoever waits there is never accepted.`;
  if (businessHours !== undefined && !isOpen(businessHours, now)) {
    const next = nextOpening(businessHours, now);
    const until = next === undefined ? '' : ` until ${WEEKDAY.format(next.day)}, ${next.time}`;
    return `Outside business hours: nobody is there${until}.`;
  }
  const able = ableTo({ representatives }, queue, skills);
  if (able.length === 0) return `Nobody who serves "${queue}" has ${skills.join(' and ')}.`;
  const free = able.filter((each) => loadOf(each.name, load) < each.capacity);
  if (free.length === 0) {
    const loads = able.map(({ name, capacity }) => `${name} ${loadOf(name, load)} of ${capacity}`);
    return `Everybody who could take it is at capacity: ${loads.join(', ')}.`;
  }
  return `${free.map(({ name }) => name).join(', ')} can take it.`;
}

/** Who may be given a conversation of this queue: who serves it and has the skills. Where nobody is named, nobody. */
export function ableTo(
  { representatives }: Pick<CenterDefinition, 'representatives'>,
  queue: string,
  skills: readonly string[],
): CenterDefinition['representatives'] {
  return representatives.filter(
    (each) => each.queues.includes(queue) && skills.every((skill) => each.skills.includes(skill)),
  );
}

function loadOf(name: string, load: Load): number {
  return load.get(name) ?? 0;
}
