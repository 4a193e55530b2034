// Built as a bundle of its own (dist/model.cjs), because of the package that it imports.
import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import type { ModelConfig } from '../config.ts';
import type { PhrasingRequest } from '../conversation/index.ts';
import type { ModelFinish, ModelOutcome, TrackDependency } from '../events.ts';
import { observed } from '../observed.ts';
import { parseRetryAfter } from '../retryAfter.ts';
import type { Attempt } from './attempt.ts';
import { promptFor, REPLY_SCHEMA } from './prompt.ts';
import { readReply } from './readReply.ts';

export interface ChatPorts {
  /** A token for the model's account; absent for a server that asks for none. Rejects when none can be had. */
  readonly token: (() => Promise<string>) | undefined;
  readonly trackDependency: TrackDependency;
}

/** One attempt to put an answer into words. Never rejects. */
export type Chat = (request: PhrasingRequest, signal: AbortSignal) => Promise<Attempt>;

/** Tokens of an answer of 700 characters with its JSON, in any language; and what a model that reasons may think before it. */
const ANSWER_TOKENS = 800;
const REASONING_TOKENS = 2_000;

/** Speaks to one model. Nothing of the environment plays a part: the package would read keys and addresses from it. */
export function openChat(config: ModelConfig, ports: ChatPorts): Chat {
  const { deployment, reasoningEffort } = config;
  const client = clientFor(config, ports.trackDependency);
  const thinks = reasoningEffort !== undefined && reasoningEffort !== 'none';
  return async (request, signal) => {
    const startedAt = performance.now();
    const since = (): number => performance.now() - startedAt;
    let headers = {};
    try {
      if (ports.token !== undefined) headers = { authorization: `Bearer ${await ports.token()}` };
    } catch {
      return { outcome: signal.aborted ? 'timedOut' : 'noToken', milliseconds: since() };
    }
    try {
      const completion: unknown = await client.chat.completions.create(
        {
          model: deployment,
          messages: [...promptFor(request)],
          max_completion_tokens: ANSWER_TOKENS + (thinks ? REASONING_TOKENS : 0),
          response_format: {
            type: 'json_schema',
            json_schema: { name: 'reply', strict: true, schema: REPLY_SCHEMA },
          },
          ...(reasoningEffort === undefined ? {} : { reasoning_effort: reasoningEffort }),
        },
        { signal, headers },
      );
      return { ...readCompletion(completion, request), milliseconds: since() };
    } catch (thrown) {
      return { ...failureOf(thrown, signal), milliseconds: since() };
    }
  };
}

function clientFor({ baseUrl, timeoutMs }: ModelConfig, trackDependency: TrackDependency): OpenAI {
  return new OpenAI({
    baseURL: baseUrl,
    // Has to be set, or it is taken from the environment; the header of each request is another one, or none.
    apiKey: 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    timeout: timeoutMs,
    // A second attempt would come too late, and be paid for.
    maxRetries: 0,
    // A redirect would take the customer's words, and the token, to an address that nobody has set.
    fetchOptions: { redirect: 'error' },
    fetch: (url, init) =>
      observed(
        { kind: 'model', method: 'POST', url: addressOf(url), operation: '/chat/completions' },
        () => fetch(url, init),
        (status) => status < 400,
        trackDependency,
      ),
  });
}

function addressOf(target: Parameters<typeof fetch>[0]): string {
  if (typeof target === 'string') return target;
  return target instanceof URL ? target.href : target.url;
}

type Members = Readonly<Record<string, unknown>>;

/** Reads the protocol's answer; whoever speaks it may be any server, so nothing is taken for granted. */
function readCompletion(completion: unknown, request: PhrasingRequest): Omit<Attempt, 'milliseconds'> {
  if (!isObject(completion)) return { outcome: 'notJson' };
  const tokens = tokensIn(completion['usage']);
  const choices = completion['choices'];
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined;
  if (!isObject(choice) || !isObject(choice['message'])) return { outcome: 'wrongSchema', ...tokens };
  const finish = finishOf(choice['finish_reason']);
  const { content, refusal } = choice['message'];
  const about = { finish, ...tokens };
  if (finish === 'content_filter' || typeof refusal === 'string') return { outcome: 'filtered', ...about };
  if (finish === 'length') return { outcome: 'cutOff', ...about };
  if (finish === 'tool_calls') return { outcome: 'wrongSchema', ...about };
  return { ...readReply(typeof content === 'string' ? content : undefined, request), ...about };
}

const FINISHES: readonly ModelFinish[] = ['stop', 'length', 'content_filter', 'tool_calls'];

function finishOf(reason: unknown): ModelFinish {
  return FINISHES.find((known) => known === reason) ?? 'other';
}

function tokensIn(usage: unknown): Pick<Attempt, 'promptTokens' | 'completionTokens'> {
  if (!isObject(usage)) return {};
  const { prompt_tokens: prompt, completion_tokens: completion } = usage;
  return {
    ...(isCount(prompt) ? { promptTokens: prompt } : {}),
    ...(isCount(completion) ? { completionTokens: completion } : {}),
  };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is thrown, without a word of it: an error of the service may repeat what it was sent. */
function failureOf(thrown: unknown, signal: AbortSignal): Omit<Attempt, 'milliseconds'> {
  if (signal.aborted || thrown instanceof APIConnectionTimeoutError) return { outcome: 'timedOut' };
  if (thrown instanceof APIConnectionError) return { outcome: 'unreachable' };
  // An answer of 200 whose body is no JSON.
  if (thrown instanceof SyntaxError) return { outcome: 'notJson' };
  if (!(thrown instanceof APIError)) return { outcome: 'failed' };
  const { status, headers, code } = thrown as { status: unknown; headers: unknown; code: unknown };
  if (typeof status !== 'number') return { outcome: 'failed' };
  const retryAfter = headers instanceof Headers ? headers.get('retry-after') : undefined;
  const restMs = parseRetryAfter(retryAfter, Date.now());
  return { outcome: outcomeOf(status, code), status, ...(restMs === undefined ? {} : { restMs }) };
}

function outcomeOf(status: number, code: unknown): ModelOutcome {
  if (status === 429) return 'throttled';
  if (status === 400 && code === 'content_filter') return 'filtered';
  return status >= 500 || status === 408 ? 'failed' : 'refused';
}
