// The words in which candle patterns are written: bodies, shadows and ranges of the present bar and those before it.
import type { Static } from '../../ir/program';
import type { LowerContext } from '../define-kind';
import { type Formula, formula } from '../formula';
import type { CandlesWire, Signal } from '../wire';

/** Each takes how many bars ago. */
export interface CandleShape extends Formula {
  readonly open: (ago: number) => Signal;
  readonly high: (ago: number) => Signal;
  readonly low: (ago: number) => Signal;
  readonly close: (ago: number) => Signal;
  readonly range: (ago: number) => Signal;
  readonly body: (ago: number) => Signal;
  readonly bodyTop: (ago: number) => Signal;
  readonly bodyBottom: (ago: number) => Signal;
  readonly bodyMiddle: (ago: number) => Signal;
  readonly upperShadow: (ago: number) => Signal;
  readonly lowerShadow: (ago: number) => Signal;
  readonly isUp: (ago: number) => Signal;
  readonly isDown: (ago: number) => Signal;
  /** Body above 60 % of the range. */
  readonly isLong: (ago: number) => Signal;
  /** Body below 30 % of the range. */
  readonly isSmall: (ago: number) => Signal;
  /** A share of the bar's range. */
  readonly share: (ago: number, part: number) => Signal;
  /** Was the close of that bar above its average? */
  readonly afterRise: (ago: number) => Signal;
  readonly afterFall: (ago: number) => Signal;
}

const LONG_BODY = 0.6;
const SMALL_BODY = 0.3;

export function candleShape(node: LowerContext, candles: CandlesWire, trend: Static): CandleShape {
  const words = formula(node);
  const { plus, minus, times, over, least, most, size, lag, above, window } = words;
  const price = (name: 'open' | 'high' | 'low' | 'close') =>
    remembered((ago) => (ago === 0 ? node.price(candles, name) : lag(node.price(candles, name), ago)));
  const [open, high, low, close] = [price('open'), price('high'), price('low'), price('close')];
  const range = remembered((ago) => minus(high(ago), low(ago)));
  const body = remembered((ago) => size(minus(close(ago), open(ago))));
  const bodyTop = remembered((ago) => most(open(ago), close(ago)));
  const bodyBottom = remembered((ago) => least(open(ago), close(ago)));
  const share = (ago: number, part: number): Signal => times(range(ago), part);
  const average = (ago: number): Signal => lag(window('sma', node.price(candles, 'close'), trend), ago);
  return {
    ...words,
    open,
    high,
    low,
    close,
    range,
    body,
    bodyTop,
    bodyBottom,
    share,
    bodyMiddle: (ago) => over(plus(open(ago), close(ago)), 2),
    upperShadow: (ago) => minus(high(ago), bodyTop(ago)),
    lowerShadow: (ago) => minus(bodyBottom(ago), low(ago)),
    isUp: (ago) => above(close(ago), open(ago)),
    isDown: (ago) => above(open(ago), close(ago)),
    isLong: (ago) => above(body(ago), share(ago, LONG_BODY)),
    isSmall: (ago) => above(share(ago, SMALL_BODY), body(ago)),
    afterRise: (ago) => above(close(ago), average(ago)),
    afterFall: (ago) => above(average(ago), close(ago)),
  };
}

/** The same bar is asked for many times in a rule; its ops are emitted once. */
function remembered(make: (ago: number) => Signal): (ago: number) => Signal {
  const made = new Map<number, Signal>();
  return (ago) => {
    const signal = made.get(ago) ?? make(ago);
    made.set(ago, signal);
    return signal;
  };
}
