/**
 * Ways to ask, by grammar: frames with slots, and what may stand in each slot, one a line. `<talk>` stands for a line of the
 * list of that name.
 */
export interface Ways {
  readonly frames: string;
  readonly lists: Readonly<Record<string, string>>;
}

/** A frame and what it gives with everything that may stand in its slots. */
export interface Frame {
  readonly frame: string;
  readonly sentences: readonly string[];
}

/** Every line of every list stands in every frame that has a slot for it, each time beside others. */
export function sentencesOf({ frames, lists }: Ways): readonly Frame[] {
  const fillers = new Map(Object.entries(lists).map(([name, lines]) => [name, linesOf(lines)]));
  return linesOf(frames).map((frame, number) => {
    const slots = [...frame.matchAll(/<(\w+)>/gu)].map(([, name = '']) => fillers.get(name) ?? []);
    const most = Math.max(1, ...slots.map((list) => list.length));
    const sentences = Array.from({ length: most }, (_, round) => {
      let slot = 0;
      return frame.replace(/<(\w+)>/gu, (hole, name: string) => {
        slot += 1;
        const list = fillers.get(name) ?? [];
        return list[(round * (slot === 1 ? 1 : slot * 7) + (slot - 1) * number) % list.length] ?? hole;
      });
    });
    return { frame, sentences: [...new Set(sentences)] };
  });
}

function linesOf(table: string): readonly string[] {
  return table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
