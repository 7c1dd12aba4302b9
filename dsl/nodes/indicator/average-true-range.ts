// Wilder's average of the true range of candles, for the indicators that are built on it.
import type { Static } from '../../ir/program';
import type { LowerContext } from '../define-kind';
import type { CandlesWire, Signal } from '../wire';

export function averageTrueRange(node: LowerContext, candles: CandlesWire, period: Static): Signal {
  const prices = [node.price(candles, 'high'), node.price(candles, 'low'), node.price(candles, 'close')];
  return node.one('wilder', [node.one('trueRange', prices, {}, 'points')], { period }, 'points');
}
