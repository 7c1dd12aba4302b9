// The risk check of a tick on one core: ten thousand positions of four legs each in position kernels, with a stop and a target for each leg and rules of
// all legs together. Each tick reaches every position; prices stay between the rules, as they nearly always do. Once with as many positions in a
// kernel as a program may have, and once with a kernel for each: then a tick walks through ten thousand heaps of memory.
import type { RiskRule } from '../dsl/ir/program';
import { LIMITS } from '../dsl/limits';
import { at, BUY, enter, points, SELL, share, TradeRig } from '../engine/trade/rig/trade-rig';
import type { Trade } from '../engine/trade/trade';
import { median, percentile } from './harness/race';
import { Scoreboard } from './harness/scoreboard';

const POSITIONS = 10_000;
const TICKS = 400;
/** The first ticks warm the code. */
const COLD_TICKS = 100;
const ENTRY = 10_000;
const LOTS = 100;
const FACTS = Array.from({ length: 4 }, () => share({ canRestStop: false }));

/** Every position has levels of its own. */
function rulesOf(place: number): RiskRule[] {
  return [
    points('legStop', 50 + (place % 37)),
    points('legTarget', 60 + (place % 29)),
    { kind: 'mtmStop', basis: 'rupees', value: 50_000 + (place % 101) * 10 },
    { kind: 'lockAndTrail', basis: 'rupees', arm: 60_000 + (place % 53) * 10, lock: 20_000, every: 1_000, move: 500 },
  ];
}

/** Each position two sold, two bought, all filled. */
function hold(positions: number, first: number): Trade {
  const legs = FACTS.map((_, instrument) => ({ ...(instrument < 2 ? SELL : BUY), instrument }));
  const size = { kind: 'lots', lots: LOTS } as const;
  const actions = Array.from({ length: positions }, (_, position) => enter({ position, legs, size, risk: rulesOf(first + position) }));
  const rig = new TradeRig({ actions, facts: FACTS, positions, capitalPaise: 1_000_000_000 });
  rig.now = at('09:20');
  for (const instrument of FACTS.keys()) rig.quote(ENTRY, instrument);
  for (let position = 0; position < positions; position += 1) {
    rig.fire(position);
    for (const leg of FACTS.keys()) rig.fill(position * FACTS.length + leg, LOTS, ENTRY);
  }
  rig.sent();
  rig.told();
  return rig.trade;
}

/** Milliseconds of each tick through all positions. */
interface Ticks {
  readonly processor: readonly number[];
  readonly clock: readonly number[];
}

function pass(kernels: readonly Trade[], positions: number): Ticks {
  const processor: number[] = [];
  const clock: number[] = [];
  let timeUs = at('09:21');
  for (let tick = 0; tick < TICKS; tick += 1) {
    const instrument = tick % FACTS.length;
    const price = ENTRY + ((tick * 7_919) % 41) * 5 - 100;
    timeUs += 1_000;
    const began = process.cpuUsage();
    const beganAt = performance.now();
    for (const kernel of kernels) kernel.onPrice(instrument, price, timeUs);
    const milliseconds = performance.now() - beganAt;
    const { user, system } = process.cpuUsage(began);
    if (tick < COLD_TICKS) continue;
    processor.push((user + system) / 1e3);
    clock.push(milliseconds);
  }
  const isCalm = kernels.every(
    (kernel) => kernel.isQuiet && Array.from({ length: positions }, (_, place) => place).every((place) => kernel.isOpen(place)),
  );
  if (!isCalm) throw new Error('a rule fired, or a position was not held: this measures something else');
  return { processor, clock };
}

function kernelsOf(positions: number): readonly Trade[] {
  const count = Math.ceil(POSITIONS / positions);
  return Array.from({ length: count }, (_, kernel) => hold(positions, kernel * positions));
}

const board = new Scoreboard(`A tick through ${POSITIONS} positions of four legs`);
const together = pass(kernelsOf(LIMITS.positionsMax), LIMITS.positionsMax);
const what = `tick through all, ${LIMITS.positionsMax} positions a kernel, processor time`;
board.atMost(11, `${what}, p50`, median(together.processor), 1, { unit: ' ms' });
board.atMost(11, `${what}, p99`, percentile(together.processor, 99), 2, { unit: ' ms' });
const say = (how: string, { processor, clock }: Ticks): void => {
  const [computed, waited] = [processor, clock].map(
    (values) => `p50 ${median(values).toFixed(2)}, p99 ${percentile(values, 99).toFixed(2)} ms`,
  );
  board.note(`${how}: processor time ${computed}; by the clock ${waited}`);
};
say(`${LIMITS.positionsMax} positions a kernel`, together);
say('a kernel for each position', pass(kernelsOf(1), 1));
board.finish();
