/** A piece of a name that is longer than this may be broken anywhere. */
const LONGEST = 24;

/** A name that may be broken between its words, as in `BotHandoff|Reason` or `msdyn_|locale`, and not within one. */
export function breakable(name) {
  const words = name.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[_.-])/);
  return words
    .flatMap((word) => word.match(new RegExp(`.{1,${LONGEST}}`, 'gsu')) ?? [])
    .flatMap((piece, index) => (index === 0 ? [piece] : [document.createElement('wbr'), piece]));
}
