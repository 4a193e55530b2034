import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { parseObject } from '../local/hostProcess.ts';

/** A request that came to the model. */
export interface ModelRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The whole body, as it was sent. */
  readonly body: string;
  /** What the customer's part of it holds: the articles, the message, the earlier ones. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** Answers one request; `input` is what the model was told. */
export type Behaviour = (response: ServerResponse, input: ModelRequest['input']) => void;

/** A server on loopback that speaks the OpenAI protocol, as far as chat completions go; what it answers is the test's. */
export interface ModelServer {
  /** `http://127.0.0.1:PORT/v1/`. */
  readonly url: string;
  readonly requests: ModelRequest[];
  behave: Behaviour;
  /** Also cuts off what hangs. */
  close(): Promise<void>;
}

/** A completion around what the model wrote. */
export function completion(
  content: string | null,
  { finish = 'stop', message = {} }: { readonly finish?: string; readonly message?: object } = {},
): Behaviour {
  return answering(200, {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_700_000_000,
    model: 'test-model',
    choices: [{ index: 0, finish_reason: finish, message: { role: 'assistant', content, ...message } }],
    usage: { prompt_tokens: 900, completion_tokens: 60, total_tokens: 960 },
  });
}

/** A completion of the fixed form, with members over it. */
export function replying(reply: Readonly<Record<string, unknown>> = {}): Behaviour {
  return (response, input) => {
    const [first] = Array.isArray(input['articles']) ? (input['articles'] as { id: string }[]) : [];
    const whole = { answer: 'In short: yes.', articles: [first?.id ?? ''], meaning: 'answered', ...reply };
    completion(JSON.stringify(whole))(response, input);
  };
}

export function answering(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Behaviour {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

/** Takes the request and never answers it. */
export const silent: Behaviour = () => undefined;

/** Begins to answer, and stops in the middle. */
export const stuck: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"id":"chatcmpl-1","choices":[');
};

export async function startModelServer(): Promise<ModelServer> {
  const requests: ModelRequest[] = [];
  const server = createServer((request, response) => {
    if (request.method === 'GET' && request.url === '/v1/models') {
      answering(200, { object: 'list', data: [{ id: 'test-model', object: 'model' }] })(response, {});
      return;
    }
    void json(request).then((body) => {
      const whole = parseObject(JSON.stringify(body));
      const messages = Array.isArray(whole['messages']) ? (whole['messages'] as { content: string }[]) : [];
      const input = parseObject(messages.at(-1)?.content ?? '{}');
      const { url: path = '', headers } = request;
      requests.push({ path, headers, body: JSON.stringify(body), input });
      model.behave(response, input);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The model has no port.');
  const model: ModelServer = {
    url: `http://127.0.0.1:${address.port}/v1/`,
    requests,
    behave: replying(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return model;
}
