import {
  createHttpHeaders,
  RestError,
  type HttpClient,
  type PipelineRequest,
} from '@azure/core-rest-pipeline';
import type { IncomingHttpHeaders } from 'node:http';
import { createExchange, Unanswered } from '../exchange.ts';
import { ATTEMPT_TIMEOUT } from './attempts.ts';

/** Milliseconds that a connection is kept without use; the service keeps its own longer. */
const IDLE = 60_000;
/** A page of a query may have 4 MiB: https://learn.microsoft.com/rest/api/storageservices/query-entities */
const ANSWER_LIMIT = 8 * 1_024 * 1_024;

/**
 * The SDK's requests over connections of our own, without its streams: what a table says is short. One for all tables, most
 * of which are on one host.
 */
export const tableHttpClient = createTableHttpClient();

function createTableHttpClient(): HttpClient {
  const exchange = createExchange(IDLE);
  return {
    sendRequest: async (request) => {
      const { url, method, body, abortSignal: signal } = request;
      if (url.startsWith('http:') && !request.allowInsecureConnection)
        throw new Error(`${new URL(url).origin} would be spoken to in the clear.`);
      if (body !== undefined && typeof body !== 'string')
        throw new TypeError('Tables take text and nothing else.');
      const headers = request.headers.toJSON({ preserveCase: true });
      const timeout = request.timeout > 0 ? request.timeout : ATTEMPT_TIMEOUT;
      try {
        const answer = await exchange({ url, method, headers, body, timeout, signal });
        const bytes = await answer.read(ANSWER_LIMIT);
        if (bytes === undefined) throw new Error('The answer is larger than any of the service.');
        return {
          request,
          status: answer.status,
          headers: createHttpHeaders(single(answer.headers)),
          bodyAsText: bytes.toString(),
        };
      } catch (thrown) {
        throw withoutAnswer(thrown, request);
      }
    },
  };
}

/** As the SDK's own client reports it: an error without a status. */
function withoutAnswer(thrown: unknown, request: PipelineRequest): RestError {
  const code = thrown instanceof Unanswered ? thrown.code : RestError.REQUEST_SEND_ERROR;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new RestError(message, { code, request });
}

function single(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
