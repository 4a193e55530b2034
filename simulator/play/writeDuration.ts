const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** Whole seconds as an ISO 8601 duration, as scripts and the page's door take one: `PT5M`, `PT90S`. */
export function writeDuration(milliseconds: number): string {
  return milliseconds % MINUTE_MS === 0
    ? `PT${milliseconds / MINUTE_MS}M`
    : `PT${Math.round(milliseconds / SECOND_MS)}S`;
}
