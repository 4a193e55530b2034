import { Problem } from '../commandLine/problem.ts';

/** Milliseconds in which a server on this machine says what models it has. */
const PATIENCE = 5_000;

/** What the app reads of a model. */
export interface ModelSettings {
  readonly ModelEndpoint: string;
  readonly ModelDeployment: string;
}

/**
 * The settings for a model on this machine: the named one, or the first that the server has. Asked before anything is started.
 * @throws Problem when nobody answers there, or nobody that speaks the OpenAI protocol.
 */
export async function findModel(address: string, name: string | undefined): Promise<ModelSettings> {
  if (!URL.canParse(address))
    throw new Problem(`--model ${address} is no address: write http://127.0.0.1:11434.`);
  const url = new URL(address);
  const path = url.pathname === '/' ? '/v1/' : `${url.pathname.replace(/\/$/, '')}/`;
  const base = `${url.origin}${path}`;
  const known = await modelsAt(base);
  const [first] = known;
  const model = name ?? first;
  if (model === undefined)
    throw new Problem(`The server at ${base} has no model yet: get one, as its documents say.`);
  if (!known.includes(model))
    throw new Problem(
      `The server at ${base} has no model "${model}". It has: ${known.join(', ') || 'none'}.`,
    );
  return { ModelEndpoint: base, ModelDeployment: model };
}

async function modelsAt(base: string): Promise<readonly string[]> {
  let answer: unknown;
  try {
    const response = await fetch(`${base}models`, {
      signal: AbortSignal.timeout(PATIENCE),
      redirect: 'error',
    });
    answer = response.ok ? await response.json() : undefined;
  } catch {
    throw new Problem(
      `Nobody answers at ${base}models. Start the model's server first, or leave --model out: the bot answers without one too.`,
    );
  }
  const data = typeof answer === 'object' && answer !== null && 'data' in answer ? answer.data : undefined;
  if (!Array.isArray(data))
    throw new Problem(
      `${base}models is not what a server of the OpenAI protocol answers: its address often ends in /v1.`,
    );
  return data.flatMap((model: unknown) =>
    typeof model === 'object' && model !== null && 'id' in model && typeof model.id === 'string'
      ? [model.id]
      : [],
  );
}
