// Counts the bars that may be passed over although rules weigh several legs together. The prints of one instant come one leg after another, and a
// rule may be asked after any of them; so all gains of the instant alone, and all its losses alone, must stay between the rule's bounds. It
// counts in whole prices only.
import type { QuietMoney } from '../trade/quiet-money';
import type { PriceCursor } from './price-cursor';

type Walked = Pick<PriceCursor, 'instrument' | 'row' | 'candles'>;

interface WeighedLeg {
  readonly perUnit: number;
  readonly row: number;
  readonly open: ArrayLike<number>;
  readonly close: ArrayLike<number>;
  last: number;
}

/** Bars of all legs together from their cursors' present ones on, each with the next one's open; `barsMax` at most. */
export function countBarsWithin(weighed: QuietMoney, cursors: readonly Walked[], barsMax: number): number {
  const legs: WeighedLeg[] = [];
  for (const { instrument, perUnit, last } of weighed.legs) {
    const cursor = cursors.find((each) => each.instrument === instrument);
    if (cursor === undefined) return 0;
    const { row, candles } = cursor;
    legs.push({ perUnit, row, open: candles.open, close: candles.close, last });
  }
  let { money } = weighed;
  for (let bar = 0; bar < barsMax; bar += 1) {
    money = moneyAfter(legs, 'close', bar, money, weighed);
    money = moneyAfter(legs, 'open', bar + 1, money, weighed);
    if (Number.isNaN(money)) return bar;
  }
  return barsMax;
}

/** NaN where a bound may have been reached on the way, and of NaN. */
function moneyAfter(legs: readonly WeighedLeg[], print: 'open' | 'close', bar: number, money: number, { low, high }: QuietMoney): number {
  let gains = 0;
  let losses = 0;
  for (const leg of legs) {
    const price = leg[print][leg.row + bar] ?? Number.NaN;
    const change = leg.perUnit * (price - leg.last);
    leg.last = price;
    if (change < 0) losses += change;
    else gains += change;
  }
  return money + losses > low && money + gains < high ? money + gains + losses : Number.NaN;
}
