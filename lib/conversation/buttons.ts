import { wordsOf } from './phrases.ts';
import { catalogues, repliesFor, type Replies } from './replies/index.ts';

/** What a button of the bot's own stands for, whatever a team has written on it. */
export type Button = 'yes' | 'no' | 'person' | 'end' | 'help';

const TITLES = {
  yes: 'yes',
  no: 'no',
  person: 'askPerson',
  end: 'askEnd',
  help: 'askHelp',
} as const satisfies Readonly<Record<Button, keyof Replies>>;

const ANSWERS: readonly Button[] = ['yes', 'no'];
const REQUESTS: readonly Button[] = ['person', 'end', 'help'];

/**
 * The button whose title is all that a message says, as it is when the customer presses it or copies it. The conversation's
 * own language goes first; a button that was shown before the language changed still stands for what it did.
 * @param asked whether the bot has asked something: only then is a yes or a no an answer, and then before anything else.
 */
export function pressedButton(
  text: string,
  locale: string | undefined,
  asked: boolean,
  languages: readonly Replies[] = [repliesFor(locale), ...catalogues],
): Button | undefined {
  const said = titleOf(text);
  if (said === '') return undefined;
  for (const replies of languages) {
    const button = [...(asked ? ANSWERS : []), ...REQUESTS].find(
      (each) => titleOf(replies[TITLES[each]]) === said,
    );
    if (button !== undefined) return button;
  }
  return undefined;
}

/** What two spellings of a title have in common. A title without a word, such as 👍, is itself, with or without its variant. */
function titleOf(text: string): string {
  const plain = text.normalize('NFKC').replaceAll('\uFE0F', '').trim();
  const words = wordsOf(plain).join(' ');
  return words === '' ? plain : words;
}
