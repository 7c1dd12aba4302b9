// The word that someone who mistyped probably meant: by edits (a swap of neighbours counts as one), and close enough to be worth saying.

/** Null where nothing is near; the earlier of two words as near as each other. */
export function findNearestWord(typed: string, words: readonly string[]): string | null {
  const wanted = typed.toLowerCase();
  const editsMax = Math.max(1, Math.floor(wanted.length / 3));
  let nearest: string | null = null;
  let fewest = editsMax + 1;
  for (const word of words) {
    const edits = countEdits(wanted, word.toLowerCase());
    if (edits < fewest) {
      fewest = edits;
      nearest = word;
    }
  }
  return nearest ?? words.find((word) => wanted.length > 2 && word.toLowerCase().split('.').includes(wanted)) ?? null;
}

/** Insertions, deletions, replacements and swaps that make one text of the other (Damerau and Levenshtein, restricted). */
function countEdits(left: string, right: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let at = 1; at <= left.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= right.length; to += 1) {
      const isSame = left[at - 1] === right[to - 1];
      const isSwap = at > 1 && to > 1 && left[at - 1] === right[to - 2] && left[at - 2] === right[to - 1];
      const edits = Math.min(get(row, to) + 1, get(next, to - 1) + 1, get(row, to - 1) + (isSame ? 0 : 1));
      next.push(isSwap ? Math.min(edits, get(before, to - 2) + 1) : edits);
    }
    before = row;
    row = next;
  }
  return get(row, right.length);
}

function get(row: readonly number[], at: number): number {
  return row[at] ?? Number.POSITIVE_INFINITY;
}
