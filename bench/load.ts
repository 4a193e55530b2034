import { Agent, request } from 'node:http';

export interface HttpRequestToSend {
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case, in the order they came. */
  readonly headers: readonly string[];
  readonly text: string;
  readonly milliseconds: number;
}

/**
 * Sends `count` requests, `concurrency` of them at a time, over kept-alive connections. `make` is asked for each in order,
 * `take` is given each answer, or the error of a request that got none, as it comes.
 */
export async function drive(
  url: string,
  { count, concurrency }: { readonly count: number; readonly concurrency: number },
  make: (index: number) => HttpRequestToSend | Promise<HttpRequestToSend>,
  take: (answer: HttpAnswer | Error, index: number) => void,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) {
      const toSend = await make(index);
      take(await answerTo(url, toSend, agent), index);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  agent.destroy();
}

function answerTo(
  url: string,
  { method = 'POST', headers, body }: HttpRequestToSend,
  agent: Agent,
): Promise<HttpAnswer | Error> {
  const started = performance.now();
  const { promise, resolve } = Promise.withResolvers<HttpAnswer | Error>();
  const outgoing = request(url, { method, headers, agent }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    response.once('error', resolve);
    response.once('end', () => {
      const { statusCode = 0, headers: received } = response;
      const milliseconds = performance.now() - started;
      resolve({ status: statusCode, headers: Object.keys(received), text, milliseconds });
    });
  });
  outgoing.once('error', resolve);
  outgoing.end(body);
  return promise;
}
