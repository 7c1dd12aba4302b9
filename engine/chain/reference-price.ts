// The price a chain is measured against: which strike is at the money, and on which forward volatilities are implied.
import { assertNever } from '../../dsl/types/invariant';
import { exp } from '../number/exp';
import type { OptionChain } from './option-chain';
import type { PriceBasis } from './quote-price';
import { syntheticForward } from './synthetic-forward';

export const REFERENCES = ['synthetic', 'future', 'spot'] as const;
export type Reference = (typeof REFERENCES)[number];

export interface ReferencePrice {
  /** Beside which the strike at the money is sought. */
  readonly price: number;
  readonly forward: number;
}

export interface ReferenceRequest {
  readonly chain: OptionChain;
  readonly basis: PriceBasis;
  readonly rate: number;
  /** Zero where it is not known: nothing is then carried forward. */
  readonly years: number;
  readonly spot: number | null;
  /** Of the future of the same expiry. */
  readonly future: number | null;
}

/** Null where the price asked for is not there: another is never taken in its place. A spot is carried to expiry at the rate, without dividends. */
export function findReferencePrice(reference: Reference, request: ReferenceRequest): ReferencePrice | null {
  const { chain, basis, rate, years, spot, future } = request;
  const growth = exp(rate * years);
  switch (reference) {
    case 'synthetic':
      return same(syntheticForward(chain, basis, growth));
    case 'future':
      return same(future);
    case 'spot':
      return spot === null ? null : { price: spot, forward: spot * growth };
    default:
      return assertNever(reference);
  }
}

function same(forward: number | null): ReferencePrice | null {
  return forward === null ? null : { price: forward, forward };
}
