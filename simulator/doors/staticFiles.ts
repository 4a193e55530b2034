import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { HttpRefusal, type Exchange } from './exchange.ts';
import { lookFiles } from './looks.ts';

const PAGE = join(import.meta.dirname, '..', 'page');
const { resolve } = createRequire(import.meta.url);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
};

/**
 * What the page may do, enforced by the browser: run its own scripts and nothing that a bot's message brings along, and
 * load nothing from outside, so that opening a conversation tells nobody.
 */
const POLICY = policy({ styles: "'self'", files: "'self' data:", calls: "'self'" });

/**
 * The same for somebody else's widget, which writes its styles into the page, shows and reads files in memory, and makes a
 * worker of its own code there.
 */
const LOOK_POLICY = [
  policy({
    styles: "'self' 'unsafe-inline'",
    files: "'self' data: blob:",
    calls: "'self' blob:",
  }),
  "font-src 'self'",
  'worker-src blob:',
].join('; ');

function policy(allowed: {
  readonly styles: string;
  readonly files: string;
  readonly calls: string;
}): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${allowed.styles}`,
    `connect-src ${allowed.calls}`,
    `img-src ${allowed.files}`,
    `media-src ${allowed.files}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

interface PageFile {
  readonly type: string;
  readonly path: string;
  /** What it may do, where that is not what the page may. */
  readonly policy?: string;
}

/** Every file that can be asked for, by address: the page's folder, three libraries and the looks, nothing else of the disk. */
const files: ReadonlyMap<string, PageFile> = new Map([
  ...readdirSync(PAGE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(PAGE, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .map((name) => [`page/${name}`, pageFile(name)] as const),
  ['', pageFile('index.html')],
  ['vendor/adaptivecards.js', script('adaptivecards/dist/adaptivecards.min.js')],
  ['vendor/marked.js', script('marked')],
  ['vendor/purify.js', script('dompurify', 'purify.es.mjs')],
  ...lookFiles().map(
    ([address, path]) => [address, { type: typeOf(path), path, policy: LOOK_POLICY }] as const,
  ),
]);

/**
 * Serves the page and the libraries it draws with.
 * @returns false when the address is not a file of the page.
 */
export async function staticDoor({ response, method, path }: Exchange): Promise<boolean> {
  const file = files.get(path.join('/'));
  if (file === undefined) return false;
  if (!existsSync(file.path)) {
    throw new HttpRefusal(
      404,
      'NotInstalled',
      'This look of the customer is not installed: see simulator/README.md.',
    );
  }
  if (method !== 'GET' && method !== 'HEAD') {
    throw new HttpRefusal(405, 'MethodNotAllowed', 'The page can only be read.');
  }
  response.writeHead(200, {
    'Content-Type': `${file.type}; charset=utf-8`,
    'Content-Security-Policy': file.policy ?? POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-cache',
  });
  if (method === 'HEAD') response.end();
  else await pipeline(createReadStream(file.path), response);
  return true;
}

function pageFile(name: string): PageFile {
  return { type: typeOf(name), path: join(PAGE, name) };
}

function typeOf(name: string): string {
  return TYPES[extname(name)] ?? 'application/octet-stream';
}

/** A library's file as it is installed; `sibling` names another file beside the one that `require` would take. */
function script(specifier: string, sibling?: string): PageFile {
  const found = resolve(specifier);
  return { type: 'text/javascript', path: sibling === undefined ? found : join(found, '..', sibling) };
}
