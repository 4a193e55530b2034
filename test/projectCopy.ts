import { cp } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ROOT } from './local/hostProcess.ts';

/** What lies in the project's folders beside its sources, and may be large: packages that are installed apart, bundles. */
const MADE = new Set(['node_modules', 'dist']);

/** Copies files and folders of the project, by their paths from its root, without what was installed or built in them. */
export async function copyOfProject(to: string, parts: readonly string[]): Promise<void> {
  await Promise.all(
    parts.map((part) =>
      cp(join(ROOT, part), join(to, part), {
        recursive: true,
        filter: (path) => path === join(ROOT, part) || !MADE.has(basename(path)),
      }),
    ),
  );
}
