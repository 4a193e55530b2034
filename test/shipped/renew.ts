/**
 * What a failing test of the shipped words says: nothing is broken, a team changed what its bot hears, says or decides, and
 * one expectation is to be renewed with it (or the change taken back).
 * @param what changed, in a few words; `where` is the file that holds the expectation.
 */
export function renew(what: string, where: string): string {
  return `${what}.\nIf that is what you want, renew the expectation in ${where}; the machinery does not mind.`;
}
