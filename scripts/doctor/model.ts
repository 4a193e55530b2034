import type { ModelConfig } from '../../lib/config.ts';
import type { PhrasingRequest } from '../../lib/conversation/index.ts';
import { noTelemetry, type ModelOutcome } from '../../lib/events.ts';
import { createModel } from '../../lib/model/index.ts';
import type { Finding } from './finding.ts';

/** A question as a customer's is asked; it costs a few hundred tokens. */
const QUESTION: PhrasingRequest = {
  question: 'How do I return an item?',
  earlier: [],
  language: 'en',
  articles: [
    {
      ...{ id: 'returns', language: 'en', title: 'Return an item', questions: [], handOver: false },
      sections: [{ text: 'Pack the item and bring it to any of our shops.' }],
    },
  ],
  instructions: '',
};

/** Whether the model answers as it will have to. Never a problem: the bot serves without, in the words of its articles. */
export async function checkModel(model: ModelConfig | undefined): Promise<Finding> {
  const subject = 'model';
  if (model === undefined) {
    const what = 'None is set: the bot answers in the words of its articles.';
    return { subject, verdict: 'skipped', what };
  }
  const { ask } = createModel(model, noTelemetry.trackDependency);
  const { outcome, status, milliseconds } = await ask(QUESTION, AbortSignal.timeout(model.timeoutMs));
  if (outcome === 'answered') {
    const what = `The deployment answers, in ${Math.round(milliseconds)} ms.`;
    return { subject, verdict: 'ok', what };
  }
  return { subject, verdict: 'warning', ...advice(outcome, status, model.clientId !== undefined) };
}

function advice(
  outcome: ModelOutcome,
  status: number | undefined,
  withIdentity: boolean,
): { readonly what: string; readonly next: string } {
  switch (outcome) {
    case 'noToken':
      return {
        what: 'The bot gets no token for the model.',
        next: 'Assign the identity in ConversationStorage__clientId to the function app. On a machine without managed identities this cannot work.',
      };
    case 'unreachable':
      return {
        what: 'Nobody answers at ModelEndpoint.',
        next: withIdentity
          ? 'Check the address, and that the app’s network may reach the account, by its private endpoint where it has one.'
          : 'Start the server, and check the address and port in ModelEndpoint.',
      };
    case 'timedOut':
      return {
        what: 'The model takes longer than ModelTimeout.',
        next: 'Take a faster model, a ModelReasoningEffort of less, or a longer ModelTimeout, PT6S at most. One that was asleep may only need a second try.',
      };
    case 'throttled':
      return {
        what: 'The model is throttled.',
        next: 'Wait a minute; when it stays, give the deployment more capacity (MODEL_CAPACITY).',
      };
    case 'refused':
      return refused(status);
    case 'failed':
      return { what: 'The model’s service fails.', next: 'Try again; look at the status of the service.' };
    default:
      return {
        what: `The model answers, but not as it is asked to (${outcome}).`,
        next: 'Take a model that knows structured outputs: what it says now is not used.',
      };
  }
}

function refused(status: number | undefined): { readonly what: string; readonly next: string } {
  if (status === 401 || status === 403) {
    return {
      what: `The model’s account refuses the bot (${status}).`,
      next: 'Give the identity in ConversationStorage__clientId the role Cognitive Services OpenAI User on the account; a new assignment takes up to ten minutes.',
    };
  }
  if (status === 404) {
    return {
      what: 'There is no such deployment (404).',
      next: 'Write the deployment’s name into ModelDeployment, not the model’s, and check the path of ModelEndpoint.',
    };
  }
  return {
    what: `The model does not take the question${status === undefined ? '' : ` (${status})`}.`,
    next: 'Leave ModelReasoningEffort empty for a model that does not reason, and take one that knows structured outputs.',
  };
}
