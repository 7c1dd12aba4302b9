// What the simulated venue does to orders, in the words of a trader. Every setting is said; one that has no words here is said by its name.

type Venue = Readonly<Record<string, number | string | boolean>>;

const US_PER_MS = 1_000;

const WORDS: Readonly<Record<string, (value: number | string | boolean) => string | null>> = {
  halfSpreadTicks: (ticks) => `half a spread of ${tickText(ticks)}`,
  slippageTicks: (ticks) => `impact of ${tickText(ticks)}`,
  latencyTicks: (ticks) => `latency worth ${tickText(ticks)} over bars`,
  latencyUs: (us) => `${Number(us) / US_PER_MS} ms over ticks`,
  volumeCapPercent: (percent) => (percent === 0 ? 'any share of a bar’s volume' : `at most ${percent}% of a bar’s volume`),
  touchFillsLimit: (isTouch) => (isTouch === true ? 'a limit fills when touched' : 'a limit fills when traded through'),
  bias: (bias) =>
    bias === 'pessimistic' ? 'of two fills in one bar the worse comes first' : 'of two fills in one bar the better comes first',
  ordersPerSecondMax: (count) => (count === 0 ? 'no limit of orders in a second' : `at most ${count} orders in a second`),
  rejectPercent: (percent) => (percent === 0 ? null : `${percent}% of orders refused`),
  partialPercent: (percent) => (percent === 0 ? null : `${percent}% of fills in part`),
  stopCancelPercent: (percent) => (percent === 0 ? null : `${percent}% of triggered stops cancelled`),
};

export function venueWords(venue: Venue): string {
  const { rejectPercent, partialPercent, stopCancelPercent } = venue;
  const faultless = [rejectPercent, partialPercent, stopCancelPercent].every((percent) => percent === 0);
  const said = Object.entries(venue).flatMap(([name, value]) => {
    const words = WORDS[name];
    return words === undefined ? `${name} ${value}` : (words(value) ?? []);
  });
  return [...said, ...(faultless ? ['no faults put in'] : [])].join('; ');
}

function tickText(ticks: number | string | boolean): string {
  return ticks === 1 ? '1 tick' : `${ticks} ticks`;
}
