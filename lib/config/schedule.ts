interface Field {
  readonly from: number;
  readonly to: number;
  /** NCRONTAB takes any beginning of these, such as `Mon` and `monday`; the first stands for `from`. */
  readonly names?: readonly string[];
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

const SECOND: Field = { from: 0, to: 59 };
const FIELDS: readonly Field[] = [
  { from: 0, to: 59 },
  { from: 0, to: 23 },
  { from: 1, to: 31 },
  { from: 1, to: 12, names: MONTHS },
  { from: 0, to: 6, names: WEEKDAYS },
];

/**
 * Whether the Functions host can run a timer by this text: NCRONTAB of six fields, or of five without the seconds, with
 * nothing but spaces between them. A plain interval (`00:00:30`) is not: only dedicated plans take it. Neither is what other
 * cron dialects add (`L`, `W`, `#`, `?`, `@daily`, Sunday as 7), nor another `%Setting%`, which the host does not look up
 * in a setting's value.
 */
export function isNcrontab(text: string): boolean {
  const written = text.split(' ').filter((field) => field !== '');
  const fields = written.length === FIELDS.length ? FIELDS : [SECOND, ...FIELDS];
  return (
    written.length === fields.length &&
    fields.every((field, index) => (written[index] ?? '').split(',').every((item) => isItem(item, field)))
  );
}

/** `*`, `5` or `1-5`, each with or without `/2` behind it. */
function isItem(item: string, field: Field): boolean {
  const [values = '', step, ...more] = item.split('/');
  if (more.length > 0 || (step !== undefined && !/^[1-9]\d?$/.test(step))) return false;
  if (values === '*') return true;
  const [from = NaN, to = from, ...ends] = values.split('-').map((end) => numberOf(end, field));
  return ends.length === 0 && from >= field.from && from <= to && to <= field.to;
}

function numberOf(text: string, { from, names = [] }: Field): number {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const index = text.length < 3 ? -1 : names.findIndex((name) => name.startsWith(text.toLowerCase()));
  return index < 0 ? NaN : from + index;
}
