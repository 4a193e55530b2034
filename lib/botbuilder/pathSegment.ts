/**
 * Whether an id can be a segment of a URL's path: not with half a surrogate pair, which cannot be escaped, nor `.` and `..`,
 * which lead elsewhere however they are escaped, nor empty.
 */
export function isPathSegment(id: string): boolean {
  return id.isWellFormed() && !/^\.{0,2}$/.test(id);
}
