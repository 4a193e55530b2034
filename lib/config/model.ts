import { isLoopbackHost, parseOwnUrl } from './address.ts';
import { parseDuration } from './duration.ts';
import type { Settings } from './settings.ts';

/** A language model that puts answers into words. */
export interface ModelConfig {
  /** Where it speaks the OpenAI protocol, ending in a slash: `https://NAME.openai.azure.com/openai/v1/`. */
  readonly baseUrl: string;
  /** What it is called there. */
  readonly deployment: string;
  /** The managed identity to sign in with; `undefined` for a server on this machine, which nobody signs in to. */
  readonly clientId: string | undefined;
  /** Milliseconds that it may take. */
  readonly timeoutMs: number;
  /** How long a model that reasons may do so, in the provider's words; `undefined` says nothing of it, for all others. */
  readonly reasoningEffort: ReasoningEffort | undefined;
}

const EFFORTS = ['none', 'minimal', 'low', 'medium', 'high'] as const;
export type ReasoningEffort = (typeof EFFORTS)[number];

const SHORTEST_MS = 1_000;
/** With what a turn takes besides, this is as long as the last channel waits: 15 s. */
const LONGEST_MS = 6_000;

/**
 * Reads which model to ask; none is set by default. It is signed in to with the identity that storage is: there is one for
 * all of the app, and no key.
 */
export function readModel(settings: Settings, local: boolean): ModelConfig | undefined {
  const clientId = settings.read('ConversationStorage__clientId');
  const endpoint = settings.read('ModelEndpoint');
  const deployment = settings.read('ModelDeployment');
  const timeoutMs = readTimeout(settings);
  const reasoningEffort = readEffort(settings);
  if (endpoint === undefined && deployment === undefined) return undefined;
  if (endpoint === undefined) {
    settings.report('E_SETTING_MISSING', 'ModelEndpoint', 'Set it too, or leave ModelDeployment empty.');
    return undefined;
  }
  if (deployment === undefined) {
    settings.report(
      'E_SETTING_MISSING',
      'ModelDeployment',
      'Set it to the name of the deployment, or of the model on a server of your own.',
    );
    return undefined;
  }
  const url = parseOwnUrl(endpoint, local);
  if (url?.search !== '') {
    settings.report(
      'E_SETTING_INVALID',
      'ModelEndpoint',
      'Write the https:// address of the Azure AI account; on a developer’s machine also http:// on loopback, such as http://127.0.0.1:11434/v1.',
    );
    return undefined;
  }
  const onThisMachine = local && isLoopbackHost(url.hostname);
  if (!onThisMachine && clientId === undefined) {
    settings.report(
      'E_SETTING_MISSING',
      'ConversationStorage__clientId',
      'Set it to the client id of the managed identity, which signs in to the model too: there is no key.',
    );
  }
  return {
    baseUrl: baseUrlOf(url, onThisMachine),
    deployment,
    clientId: onThisMachine ? undefined : clientId,
    timeoutMs,
    reasoningEffort,
  };
}

/** The address of an account or a server alone is enough: where its API is, everybody knows. */
function baseUrlOf({ origin, pathname }: URL, onThisMachine: boolean): string {
  const path = pathname === '/' ? (onThisMachine ? '/v1/' : '/openai/v1/') : pathname;
  return `${origin}${path.endsWith('/') ? path : `${path}/`}`;
}

function readTimeout(settings: Settings): number {
  const timeoutMs = parseDuration(settings.read('ModelTimeout') ?? 'PT4S') ?? 0;
  if (timeoutMs < SHORTEST_MS || timeoutMs > LONGEST_MS) {
    settings.report(
      'E_SETTING_INVALID',
      'ModelTimeout',
      'Write PT1S to PT6S: a channel waits for 15 seconds at most, and the answer has to be stored and sent in them too.',
    );
  }
  return timeoutMs;
}

function readEffort(settings: Settings): ReasoningEffort | undefined {
  const value = settings.read('ModelReasoningEffort');
  const effort = EFFORTS.find((known) => known === value);
  if (value !== undefined && effort === undefined)
    settings.report(
      'E_SETTING_INVALID',
      'ModelReasoningEffort',
      `Write ${EFFORTS.join(', ')}, or leave it empty for a model that does not reason.`,
    );
  return effort;
}
