import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Another widget that can show what the customer sees, on a page of its own. */
interface Look {
  readonly name: string;
  /** What its page loads, by the name there, and where it is in the look's folder. */
  readonly files: Readonly<Record<string, string>>;
  /** A folder of files that it loads, by name there and here. */
  readonly folder?: readonly [name: string, path: string];
  /** Which file is there only once the look's package is installed. */
  readonly installed: string;
}

/** By the folder that they have here, and in the address. */
const LOOKS: Readonly<Record<string, Look>> = {
  webchat: {
    name: 'Web Chat',
    files: {
      'look.css': 'look.css',
      'look.js': 'look.js',
      'webchat.js': 'node_modules/botframework-webchat/dist/webchat-es5.js',
    },
    installed: 'webchat.js',
  },
  widget: {
    name: 'the Dynamics 365 widget',
    files: { 'look.css': 'look.css', 'widget.js': 'dist/widget.js' },
    folder: ['icons', 'dist/icons'],
    installed: 'widget.js',
  },
};

const FOLDER = join(import.meta.dirname, '..', 'looks');

/** Every file of the looks that can be asked for, by address; those of packages may not be there. */
export function lookFiles(): readonly (readonly [address: string, path: string])[] {
  return Object.entries(LOOKS).flatMap(([look, { files, folder }]) =>
    Object.entries({
      '': 'index.html',
      ...files,
      ...(folder === undefined ? {} : filesIn(look, folder)),
    }).map(([name, path]) => [`looks/${look}/${name}`, join(FOLDER, look, path)] as const),
  );
}

function filesIn(look: string, [name, path]: readonly [string, string]): Readonly<Record<string, string>> {
  const folder = join(FOLDER, look, path);
  if (!existsSync(folder)) return {};
  return Object.fromEntries(readdirSync(folder).map((file) => [`${name}/${file}`, `${path}/${file}`]));
}

/** The looks whose packages are installed, with the address of each. */
export function installedLooks(): readonly { readonly name: string; readonly address: string }[] {
  return Object.entries(LOOKS)
    .filter(([look, { files, installed }]) => existsSync(join(FOLDER, look, files[installed] ?? '')))
    .map(([look, { name }]) => ({ name, address: `/looks/${look}/` }));
}
