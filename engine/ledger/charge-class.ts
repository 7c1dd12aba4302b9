// Finds the block of the charge tables that an execution falls into. The product says whether shares are delivered: intraday shares are squared
// off on the same day, and shares bought for delivery are charged as delivery even when they are sold on the same day.
import { assertNever, invariant } from '../../dsl/types/invariant';
import type { FillRule, Product, Side } from '../events';
import { type Instrument, isContract } from '../market/instrument';
import type { ChargeSegment } from '../market/tables/charge-rates';

export interface ChargeClass {
  readonly segment: ChargeSegment;
  readonly side: Side;
}

/** An exercise is charged to the holder as a purchase; the writer pays nothing. Whoever is sold to by settlement held the option. */
export function chargeClassOf(instrument: Instrument, product: Product, side: Side, rule: FillRule): ChargeClass {
  if (instrument.kind === 'index') invariant(false, `${instrument.id} is not dealt in`);
  switch (instrument.kind) {
    case 'equity':
      return { segment: product === 'intraday' ? 'equity-intraday' : 'equity-delivery', side };
    case 'future':
      return { segment: 'future', side };
    case 'option':
      if (rule !== 'settlement') return { segment: 'option', side };
      return { segment: 'option-exercise', side: side === 'sell' ? 'buy' : 'sell' };
    default:
      return assertNever(instrument);
  }
}

/** The name under which charges are tabled. */
export function underlyingOf(instrument: Instrument): string {
  return isContract(instrument) ? instrument.underlying : instrument.symbol;
}
