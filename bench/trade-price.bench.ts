// What a price costs the position kernel while a position is held: one leg with resting stop, target, trail and MTM rules, the prices
// staying between them. The target is 60 ns a price.
import { at, enter, points, TradeRig } from '../engine/trade/rig/trade-rig';
import { median } from './harness/race';
import { Scoreboard } from './harness/scoreboard';

const PRICES = 4_096;
const ROUNDS = 2_500;
const RUNS = 7;

function held(): TradeRig {
  const risk = [
    points('legStop', 50),
    points('legTarget', 80),
    { kind: 'legTrail', basis: 'points', every: 60, move: 10 },
    { kind: 'mtmStop', basis: 'rupees', value: 50_000 },
    { kind: 'mtmTarget', basis: 'rupees', value: 90_000 },
  ] as const;
  const rig = new TradeRig({ actions: [enter({ risk: [...risk] })] });
  rig.now = at('09:20');
  rig.quote(10_000);
  rig.fire(0);
  rig.accept(0);
  rig.fill(0, 100, 10_000);
  rig.accept(1);
  rig.sent();
  return rig;
}

/** A walk inside the rules, the same for every run. */
const prices = Int32Array.from({ length: PRICES }, (_, index) => 10_000 + ((index * 7_919) % 801) * 5 - 2_000);

function run(rig: TradeRig): number {
  const { trade } = rig;
  const startedAt = performance.now();
  let sum = 0;
  let timeUs = rig.now;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let index = 0; index < PRICES; index += 1) {
      timeUs += 1;
      trade.onPrice(0, prices[index] ?? 0, timeUs);
      sum += trade.profitPaise();
    }
  }
  if (sum === Number.POSITIVE_INFINITY) console.log(sum);
  return ((performance.now() - startedAt) * 1e6) / (PRICES * ROUNDS);
}

const board = new Scoreboard('A price of a held position');
const rig = held();
const results = Array.from({ length: RUNS }, () => run(rig));
if (rig.sent().length > 0) throw new Error('a rule fired: this measures something else');
board.atMost(null, 'price of one held leg with five rules, and equity', median(results), 60, { unit: ' ns' });
board.finish();
