/** The parts of `Name=value;Name=value`, as Azure writes connection strings: names in lower case, a later one wins. */
export function readNamedParts(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(';').map((part) => {
      const [name = '', ...value] = part.split('=');
      // A value may hold the sign itself: keys in base64 end with it.
      return [name.trim().toLowerCase(), value.join('=').trim()] as const;
    }),
  );
}
