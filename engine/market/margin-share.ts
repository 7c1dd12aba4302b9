// What part of its value an order ties up, by what is dealt in, for which product and which way. The table's shares, and no scan of scenarios.
import { assertNever, invariant } from '../../dsl/types/invariant';
import { type Dated, datedTable, findInForce } from './dated';
import { type Instrument, isIndexContract } from './instrument';
import { MARGIN_SHARES, type MarginClass, type MarginShareRow } from './tables/margin-shares';

const shares = datedTable('margin-shares', MARGIN_SHARES);

/** The row in force; null before the table begins. */
export function findMarginShare(marginClass: MarginClass, day: number): Dated<MarginShareRow> | null {
  return findInForce(shares, day, (row) => row.marginClass === marginClass);
}

export function marginClassOf(instrument: Instrument, isIntraday: boolean, isBought: boolean): MarginClass {
  invariant(instrument.kind !== 'index', `${instrument.id} is not dealt in`);
  switch (instrument.kind) {
    case 'equity':
      return isIntraday ? 'equity-intraday' : 'equity-delivery';
    case 'option':
      if (isBought) return 'option-bought';
      return isIndexContract(instrument) ? 'index-derivative' : 'share-derivative';
    case 'future':
      return isIndexContract(instrument) ? 'index-derivative' : 'share-derivative';
    default:
      return assertNever(instrument);
  }
}
