import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Another widget that can show what the customer sees, on a page of its own. */
interface Look {
  readonly name: string;
  /** What its page loads of packages that are installed apart: the file's name there, and where it is in `node_modules`. */
  readonly packaged: Readonly<Record<string, string>>;
}

/** By the folder that they have here, and in the address. */
const LOOKS: Readonly<Record<string, Look>> = {
  webchat: { name: 'Web Chat', packaged: { 'webchat.js': 'botframework-webchat/dist/webchat-es5.js' } },
};

const FOLDER = join(import.meta.dirname, '..', 'looks');
const OWN = ['index.html', 'look.css', 'look.js'];

/** Every file of the looks that can be asked for, by address; those of packages may not be there. */
export function lookFiles(): readonly (readonly [address: string, path: string])[] {
  return Object.entries(LOOKS).flatMap(([look, { packaged }]) => [
    [`looks/${look}/`, join(FOLDER, look, 'index.html')] as const,
    ...OWN.map((name) => [`looks/${look}/${name}`, join(FOLDER, look, name)] as const),
    ...Object.entries(packaged).map(
      ([name, path]) => [`looks/${look}/${name}`, join(FOLDER, look, 'node_modules', path)] as const,
    ),
  ]);
}

/** The looks whose packages are installed, with the address of each. */
export function installedLooks(): readonly { readonly name: string; readonly address: string }[] {
  return Object.entries(LOOKS)
    .filter(([look, { packaged }]) =>
      Object.values(packaged).every((path) => existsSync(join(FOLDER, look, 'node_modules', path))),
    )
    .map(([look, { name }]) => ({ name, address: `/looks/${look}/` }));
}
