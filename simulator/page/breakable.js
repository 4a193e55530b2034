/** A piece of a name that is longer than this may be broken anywhere. */
const LONGEST = 24;

/** A text that may be broken between its words, as in `BotHandoff|Reason`, `msdyn_|locale` or `ana@|example.|com`, not within one. */
export function breakable(text) {
  const words = text.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[\s_.@/-])/);
  return words
    .flatMap((word) => word.match(new RegExp(`.{1,${LONGEST}}`, 'gsu')) ?? [])
    .flatMap((piece, index) => (index === 0 ? [piece] : [document.createElement('wbr'), piece]));
}
