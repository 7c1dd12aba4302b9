// The typical price of a bar, for the indicators that are built on it.
import type { LowerContext } from '../define-kind';
import { formula } from '../formula';
import type { CandlesWire, Signal } from '../wire';

/** (high + low + close) ÷ 3. */
export function typicalPrice(node: LowerContext, candles: CandlesWire): Signal {
  const { plus, over } = formula(node);
  return over(plus(plus(node.price(candles, 'high'), node.price(candles, 'low')), node.price(candles, 'close')), 3);
}
