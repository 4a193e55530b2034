import { styleText } from 'node:util';
import { runCommand, type Given } from '../commandLine/commandLine.ts';
import { Problem } from '../commandLine/problem.ts';
import { playFailures, playParity, type ParityResult } from './playParity.ts';

const USAGE = `Sends a running app what no well-meant client sends, and compares the answers with those of the Functions host.

npm run parity -- [URL] [--failing URL] [--json]

  URL            where the app runs (http://127.0.0.1:7071): this project's host, "func start" or the host's container
  --failing URL  where local/failingApp runs, for the rows about exceptions and killed workers. Start it anew for each time:
                 npm run host -- --app local/failingApp --port 7072
  --json         print the result as one line of JSON

The app has to be healthy. On Azure a proxy answers some of these itself, so http:// only.
Exit codes: 0 when every answer is the expected one, 1 when one is not, 2 for a wrong command line.`;

const LINE = {
  command: 'npm run parity',
  usage: USAGE,
  options: { failing: { type: 'string' }, json: { type: 'boolean', default: false } },
  words: true,
} as const;

async function main({ failing, json }: Given<typeof LINE>, words: readonly string[]): Promise<void> {
  const url = readUrl(words);
  const failingUrl = failing === undefined ? undefined : readUrl([failing]);
  await somebodyAnswers(url, 'npm run host');
  if (failingUrl !== undefined)
    await somebodyAnswers(failingUrl, 'npm run host -- --app local/failingApp --port 7072');
  if (!json) console.log('Some rows take six seconds …');
  const results = (
    await Promise.all([playParity(url), failingUrl === undefined ? [] : playFailures(failingUrl)])
  ).flat();
  const ok = results.every((result) => result.ok);
  if (json) console.log(JSON.stringify({ url: url.origin, failing: failingUrl?.origin, ok, results }));
  else {
    for (const result of results) console.log(inWords(result));
    if (failingUrl === undefined)
      console.log('Exceptions and killed workers were not played: they need --failing.');
  }
  process.exitCode = ok ? 0 : 1;
}

async function somebodyAnswers(url: URL, command: string): Promise<void> {
  await fetch(url).catch((error: unknown) => {
    throw new Problem(
      `Nobody answers at ${url.origin}.\nStart the app with "${command}" or "func start".`,
      1,
      { cause: error },
    );
  });
}

function readUrl([text = 'http://127.0.0.1:7071', ...more]: readonly string[]): URL {
  const url = URL.parse(text);
  if (url?.protocol !== 'http:' || more.length > 0) {
    throw new Problem('Name one address that begins with http://, such as http://127.0.0.1:7071.', 2);
  }
  return url;
}

function inWords({ what, expected, answered, ok }: ParityResult): string {
  const mark = ok ? styleText('green', '✓') : styleText('red', '✗');
  const answer = answered === undefined ? 'no answer' : String(answered);
  return ok ? `${mark} ${answer}  ${what}` : `${mark} ${answer} instead of ${expected}  ${what}`;
}

await runCommand(LINE, main);
