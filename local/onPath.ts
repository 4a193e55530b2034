import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first program of one of these names in the folders of the PATH, or `undefined`. */
export function findOnPath(names: readonly string[], environment: NodeJS.ProcessEnv): string | undefined {
  const folders = (environment['PATH'] ?? environment['Path'] ?? '')
    .split(delimiter)
    .filter((dir) => dir !== '');
  return folders.flatMap((dir) => names.map((name) => join(dir, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
