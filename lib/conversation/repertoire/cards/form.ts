import type { JsonObject } from '../../../omnichannel/index.ts';
import type { Say } from '../../effects.ts';
import { fill, type Replies, type ReplyKey } from '../../replies/index.ts';
import { adaptiveCardMessage, heading } from './adaptiveCard.ts';

/** A form as data: the card and the answer to its submit are both made of it. */
export interface Form {
  /** Comes back with the submit, as `card`. */
  readonly name: string;
  readonly title: ReplyKey;
  readonly received: ReplyKey;
  readonly fields: readonly Field[];
}

export interface Field {
  readonly id: string;
  readonly label: ReplyKey;
  readonly required: boolean;
  /** What the client says when the entry is missing or does not fit. */
  readonly mistake: ReplyKey;
  /** The values that can be chosen, and how they read. */
  readonly choices?: Readonly<Record<string, ReplyKey>>;
  /** The Adaptive Cards input, with what it checks. */
  readonly input: JsonObject;
}

/** A form with labels and client-side validation (Adaptive Cards 1.3); its submit comes back in the activity's `value`. */
export function formCard(form: Form, replies: Replies): Say {
  const fields = form.fields.map(({ label }) => replies[label]).join(', ');
  return adaptiveCardMessage({
    text: fill(replies.formInWords, { title: replies[form.title], fields }),
    version: '1.3',
    body: [heading(replies[form.title]), ...form.fields.map((field) => inputElement(field, replies))],
    actions: [{ type: 'Action.Submit', title: replies.send, data: { card: form.name } }],
  });
}

function inputElement({ id, label, required, mistake, choices, input }: Field, replies: Replies): JsonObject {
  if (input['type'] === 'Input.Toggle') return { ...input, id, title: replies[label] };
  return {
    ...input,
    id,
    label: replies[label],
    isRequired: required,
    errorMessage: replies[mistake],
    ...(choices === undefined
      ? {}
      : { choices: Object.entries(choices).map(([value, title]) => ({ value, title: replies[title] })) }),
  };
}
