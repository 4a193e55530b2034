import { format, resolveConfig } from 'prettier';

/** The generated parts of a page by the name in their marks, as Markdown that nobody has formatted yet. */
export type Parts = Readonly<Record<string, string>>;

const BLOCK = /<!-- generated: (\w+) -->[^]*?<!-- \/generated -->/g;

/**
 * The page with its generated parts made anew, formatted like every document. What stands outside of their marks is written by
 * hand and stays. Throws when a part has no place on the page, or two, or when a place has no part.
 */
export async function renewParts(page: string, parts: Parts, file: string): Promise<string> {
  const left = new Map(Object.entries(parts));
  const renewed = page.replaceAll(BLOCK, (_block, name: string) => {
    const part = left.get(name);
    if (part === undefined) throw new Error(`There is no part ${name}, or it stands on the page twice.`);
    left.delete(name);
    return `<!-- generated: ${name} -->\n\n${part}\n\n<!-- /generated -->`;
  });
  if (left.size > 0) throw new Error(`The page has no place for ${[...left.keys()].join(', ')}.`);
  return format(renewed, { ...(await resolveConfig(file)), parser: 'markdown' });
}

/** A table. A pipe in a cell is escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
