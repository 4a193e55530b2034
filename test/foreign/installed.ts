import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../local/hostProcess.ts';

/**
 * For tests that need packages which are installed apart: they are skipped where those are not, and say what installs them.
 * @param folder the folder of the package, from the root of the repository.
 */
export function needsInstalled(folder: string): { readonly skip: string | false } {
  return { skip: existsSync(join(ROOT, folder, 'node_modules')) ? false : `once: npm ci --prefix ${folder}` };
}
