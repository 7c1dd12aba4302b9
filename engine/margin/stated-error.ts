// How far this model was from margins that brokers and the clearing house have published, as every page and command says it. Held by
// tests/reference/margins.data.test.ts: whoever changes the model changes this sentence with it.
export const STATED_ERROR = Object.freeze({
  /** How many published margins it stands on. */
  cases: 13,
  /** Of a total, as parts of what was published: the middle one, and the farthest below and above. */
  median: 0.006,
  lowest: -0.001,
  highest: 0.07,
});

/** One sentence for a person. */
export function statedErrorText(): string {
  const { cases, median, lowest, highest } = STATED_ERROR;
  return `Margins are estimates: of ${cases} published ones half were met within ${percent(median)} %, the farthest by ${percent(lowest)} and +${percent(highest)} %.`;
}

function percent(part: number): string {
  return (part * 100).toFixed(1).replace('-', '−');
}
