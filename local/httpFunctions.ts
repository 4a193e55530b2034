import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, requestUrl, sendRpcResponse, toRpcRequest } from './httpMessages.ts';
import type { HostLog } from './hostLog.ts';
import { describeError } from '../commandLine/problem.ts';
import { compileRoute, decodePath, type RouteTemplate } from './routeTemplate.ts';
import type { Invoke } from './worker.ts';
import type { DescribedFunction } from './workerMessages.ts';

interface HttpRoute {
  readonly name: string;
  readonly methods: ReadonlySet<string>;
  readonly template: RouteTemplate;
}

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Serves the HTTP functions of an app. Routes are tried in the alphabetical order of the *functions' names*, as on
 * Azure, not by how specific they are. No route, or a method that no function on that route lists: 404.
 * @throws {Problem} for a route template that the real host would refuse.
 */
export function createHttpHandler(
  functions: ReadonlyMap<string, DescribedFunction>,
  invoke: Invoke,
  routePrefix: string,
  log: HostLog,
): RequestHandler {
  const routes = compileRoutes(functions, routePrefix);
  return async (request, response) => {
    const url = requestUrl(request);
    if (url === undefined) {
      // Of no host at all the real host can make no address; one that is none Kestrel refuses before.
      endEmpty(response, (request.headers.host ?? '') === '' ? 500 : 400);
      return;
    }
    const path = decodePath(url.pathname);
    const method = (request.method ?? 'GET').toUpperCase();
    for (const { name, methods, template } of routes) {
      const params = methods.has(method) ? template.match(path) : undefined;
      if (params === undefined) continue;
      await serve(name, invoke, { request, response, url, params }, log);
      return;
    }
    endEmpty(response, 404);
    log.write(
      'warning',
      'Host.Http',
      'host',
      `404 ${method} ${url.pathname}: no function has this route and method`,
    );
  };
}

function compileRoutes(
  functions: ReadonlyMap<string, DescribedFunction>,
  routePrefix: string,
): readonly HttpRoute[] {
  return [...functions.keys()].sort().flatMap((key) => {
    const described = functions.get(key);
    if (described?.trigger.kind !== 'http') return [];
    const { methods, route } = described.trigger;
    return [{ name: described.name, methods: new Set(methods), template: compileRoute(routePrefix, route) }];
  });
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
}

async function serve(
  name: string,
  invoke: Invoke,
  { request, response, url, params }: Exchange,
  log: HostLog,
): Promise<void> {
  const started = performance.now();
  const report = (status: number, note = ''): void => {
    const what = `${request.method ?? ''} ${url.pathname}${note}`;
    log.outcome(name, String(status), status >= 500, what, performance.now() - started);
  };

  const { bytes, unreadable } = await readBody(request);
  if (unreadable !== undefined) {
    endEmpty(response, 500);
    report(500, ` (${unreadable})`);
    return;
  }
  const { traceparent } = request.headers;
  const input = { http: toRpcRequest(request, url, params, bytes) };
  const trace = typeof traceparent === 'string' ? traceparent : undefined;
  const result = await invoke(name, input, trace);
  report(result.ok ? answer(response, result.value, name, log) : answerError(response));
}

function answer(
  response: ServerResponse,
  value: Parameters<typeof sendRpcResponse>[1],
  name: string,
  log: HostLog,
): number {
  try {
    return sendRpcResponse(response, value);
  } catch (error) {
    log.write('error', `Function.${name}`, name, describeError(error));
    return answerError(response);
  }
}

/** 500 with an empty body: what went wrong is for the log, not for the caller. */
function answerError(response: ServerResponse): number {
  for (const header of response.getHeaderNames()) response.removeHeader(header);
  endEmpty(response, 500);
  return 500;
}

function endEmpty(response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.end();
}
