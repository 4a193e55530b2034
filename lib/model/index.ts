import type { ModelConfig } from '../config.ts';
import type { TrackDependency } from '../events.ts';
import { RESPONDER_DEADLINE, WORDS_MARGIN, type Model } from '../turns/index.ts';
import type { Attempt } from './attempt.ts';
import type { Chat, ChatPorts } from './chat.ts';
import { createRest } from './rest.ts';

// Beside the bundled app lies the bundled room; run from the sources, it is run from the sources too.
const CHAT = new URL(import.meta.url.endsWith('.ts') ? './chat.ts' : './model.cjs', import.meta.url);

/** What is passed in, for tests; the app has all of it from here. */
export interface ModelPorts {
  readonly openChat: (config: ModelConfig, ports: ChatPorts) => Promise<Chat>;
  /** Milliseconds, on a clock that only runs. */
  readonly now: () => number;
}

/**
 * The model of the settings. Nothing is loaded and nobody called before the first question; after that each question is one
 * attempt within `timeoutMs`, or none while the model rests (`rest.ts`).
 */
export function createModel(
  config: ModelConfig,
  trackDependency: TrackDependency,
  { openChat = loadChat, now = () => performance.now() }: Partial<ModelPorts> = {},
): Model {
  const rested = createRest(now);
  let opening: Promise<Chat> | undefined;
  const open = async (): Promise<Chat> => {
    opening ??= openChat(config, { token: tokenSource(config), trackDependency });
    try {
      return await opening;
    } catch (thrown) {
      opening = undefined;
      throw thrown;
    }
  };
  return {
    extraTime: Math.max(0, config.timeoutMs + WORDS_MARGIN + LOADING - RESPONDER_DEADLINE),
    ask: (request, turn) =>
      rested(async () => {
        const signal = AbortSignal.any([turn, AbortSignal.timeout(config.timeoutMs)]);
        const startedAt = now();
        const given = (outcome: 'timedOut' | 'failed'): Attempt => ({
          outcome,
          milliseconds: now() - startedAt,
        });
        const attempt = open().then((chat) => chat(request, signal));
        return Promise.race([
          attempt.catch(() => given('failed')),
          aborted(signal).then(() => given('timedOut')),
        ]);
      }),
  };
}

/** Milliseconds in which the first question of an instance finds its articles, before the model has its time. */
const LOADING = 200;

/** Not everything that a question waits for listens to its signal: the identity's endpoint does not. */
function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}

async function loadChat(config: ModelConfig, ports: ChatPorts): Promise<Chat> {
  const loaded: unknown = await import(CHAT.href);
  if (!isChatRoom(loaded))
    throw new Error(`${CHAT.pathname} is not what the build makes: run "npm run build".`);
  return loaded.openChat(config, ports);
}

function isChatRoom(
  loaded: unknown,
): loaded is { readonly openChat: (config: ModelConfig, ports: ChatPorts) => Chat } {
  return (
    typeof loaded === 'object' &&
    loaded !== null &&
    'openChat' in loaded &&
    typeof loaded.openChat === 'function'
  );
}

/** The library's own three retries would take longer than the model may. */
const RETRIES = { retryOptions: { maxRetries: 0 } };

/** The managed identity's token, kept and renewed by the identity library. */
function tokenSource({ clientId, baseUrl }: ModelConfig): (() => Promise<string>) | undefined {
  if (clientId === undefined) return undefined;
  let credential:
    Promise<{ readonly getToken: (scope: string) => Promise<{ readonly token: string }> }> | undefined;
  return async () => {
    credential ??= import('@azure/identity').then(
      ({ ManagedIdentityCredential }) => new ManagedIdentityCredential({ clientId, ...RETRIES }),
    );
    return (await (await credential).getToken(scopeOf(baseUrl))).token;
  };
}

/** https://learn.microsoft.com/azure/ai-foundry/openai/how-to/managed-identity; other clouds have audiences of their own. */
function scopeOf(baseUrl: string): string {
  const [cloud = 'com'] = /(?<=\.azure\.)(?:us|cn)$/u.exec(new URL(baseUrl).hostname) ?? [];
  return `https://cognitiveservices.azure.${cloud}/.default`;
}
