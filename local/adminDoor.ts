import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRecord } from '../commandLine/jsonFile.ts';
import { isForeignRequest, readBody } from './httpMessages.ts';
import type { TimerFunctions } from './timerFunctions.ts';
import type { DescribedFunction } from './workerMessages.ts';

const PATH = /^\/admin\/functions\/([^/?]+)\/?(?:\?.*)?$/i;

/** The name of the function that a request to the admin endpoint is about; `undefined` for any other request. */
export function adminFunctionName(request: IncomingMessage): string | undefined {
  if (request.method !== 'POST') return undefined;
  return PATH.exec(request.url ?? '')?.[1];
}

/**
 * `POST /admin/functions/NAME` with a JSON object runs a timer function now: 202, without waiting for it. No key is
 * needed, as under Core Tools, so only this machine is let in: 403 for a foreign `Host` or `Origin`. 415 without a JSON content type, 404 for no such function, 400 for another body or another
 * kind of function.
 */
export async function serveAdmin(
  functionName: string,
  request: IncomingMessage,
  response: ServerResponse,
  functions: ReadonlyMap<string, DescribedFunction>,
  timers: TimerFunctions,
): Promise<void> {
  const { bytes: body } = await readBody(request);
  const { headers } = request;
  if (isForeignRequest(request)) {
    answer(response, 403, 'Only this machine may use this address, and no page of another site.');
  } else if (!/^application\/(?:[\w.-]+\+)?json *(?:;|$)/i.test(headers['content-type'] ?? '')) {
    answer(response, 415, 'Send content-type: application/json.');
  } else if (!functions.has(functionName.toLowerCase())) {
    answer(response, 404, `There is no function named "${functionName}".`);
  } else if (!isJsonObject(body)) {
    answer(response, 400, 'Send a JSON object, such as {}.');
  } else if (timers.runNow(functionName) === undefined) {
    answer(response, 400, `Only timer functions can be run here; call "${functionName}" at its own address.`);
  } else {
    response.statusCode = 202;
    response.end();
  }
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

function isJsonObject(body: Buffer | undefined): boolean {
  try {
    return isRecord(JSON.parse(body?.toString('utf8') ?? ''));
  } catch {
    return false;
  }
}
