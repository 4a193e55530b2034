import {
  commandToActivity,
  type ActivityLike,
  type AttachmentLike,
  type ContextVariables,
} from '../omnichannel/index.ts';

/** Something the customer reads. `text` says all of it, for channels that show neither cards nor buttons. */
export interface Say {
  readonly kind: 'say';
  readonly text: string;
  readonly attachments?: readonly AttachmentLike[];
  readonly suggestedActions?: readonly SuggestedAction[];
  readonly textFormat?: 'markdown' | 'xml' | 'plain';
}

/** A button under a message; pressing it sends `value` as if the customer had written it. */
export interface SuggestedAction {
  readonly title: string;
  readonly value: string;
}

/** Hands the conversation to a representative: `summary` is for the representative's eyes only. */
export interface EscalateEffect {
  readonly kind: 'escalate';
  readonly summary: string;
  readonly variables: ContextVariables;
}

/** Closes the conversation: `note` stays in the transcript on the representative's side. */
export interface EndEffect {
  readonly kind: 'end';
  readonly note: string;
  readonly variables: ContextVariables;
}

/** What a decision wants done in the world, in sending order. Plain data, stored until it is done. */
export type Effect = Say | EscalateEffect | EndEffect;

/** An effect after which the bot is silent. */
export function isTerminal(effect: Effect): effect is EscalateEffect | EndEffect {
  return effect.kind !== 'say';
}

/** An activity on its way out: what the SDK needs besides the addresses. */
export interface OutgoingActivity extends ActivityLike {
  suggestedActions?: { actions: { type: 'imBack'; title: string; value: string }[]; to: string[] };
  textFormat?: string;
}

/**
 * The activity that carries an effect, before the bridging hook: a `say` becomes bridged on its way out, a command never.
 * @throws ProtocolError when a command does not fit the wire (the decision should have kept it within the limits).
 */
export function effectToActivity(effect: Effect): OutgoingActivity {
  switch (effect.kind) {
    case 'say':
      return sayToActivity(effect);
    case 'escalate':
      return commandToActivity({ type: 'Escalate', text: effect.summary, context: effect.variables });
    case 'end':
      return commandToActivity({ type: 'EndConversation', text: effect.note, context: effect.variables });
  }
}

function sayToActivity({ text, attachments, suggestedActions, textFormat }: Say): OutgoingActivity {
  return {
    type: 'message',
    text,
    ...(attachments === undefined ? {} : { attachments }),
    ...(textFormat === undefined ? {} : { textFormat }),
    ...(suggestedActions === undefined
      ? {}
      : {
          suggestedActions: {
            actions: suggestedActions.map((action) => ({ type: 'imBack' as const, ...action })),
            to: [],
          },
        }),
  };
}
