const TOKEN = /[\s,:]*(?:([[\]{}])|("(?:[^"\\]|\\.)*")|([^\s,:[\]{}"]+))/y;

/**
 * On which line of a JSON text a value stands, by its path such as `rules[1].queue`; for a path that is not there, the line of
 * what it would stand in. The text has to be valid JSON.
 */
export function jsonLines(text: string): (path: string) => number {
  const lines = new Map<string, number>();
  const token = new RegExp(TOKEN);
  const newLines = [...text.matchAll(/\n/g)].map(({ index }) => index);

  /** The next piece of punctuation, text or number, which begins where `at` says. */
  function next(): { readonly piece: string; readonly at: number } {
    const match = token.exec(text);
    const piece = match?.[1] ?? match?.[2] ?? match?.[3] ?? '';
    return { piece, at: token.lastIndex - piece.length };
  }

  function lineAt(offset: number): number {
    let [low, high] = [0, newLines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((newLines[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }

  function value({ piece, at }: { readonly piece: string; readonly at: number }, path: string): void {
    if (!lines.has(path)) lines.set(path, lineAt(at));
    if (piece === '{') {
      for (let key = next(); key.piece !== '}' && key.piece !== ''; key = next()) {
        const name = String(JSON.parse(key.piece));
        const inside = path === '' ? name : `${path}.${name}`;
        lines.set(inside, lineAt(key.at));
        value(next(), inside);
      }
    } else if (piece === '[') {
      let index = 0;
      for (let item = next(); item.piece !== ']' && item.piece !== ''; item = next()) {
        value(item, `${path}[${index}]`);
        index += 1;
      }
    }
  }

  value(next(), '');
  return (path) => {
    for (let place = path; place !== ''; place = place.replace(/(?:^|\.)[^.[]*$|\[\d+\]$/, '')) {
      const line = lines.get(place);
      if (line !== undefined) return line;
    }
    return lines.get('') ?? 1;
  };
}
