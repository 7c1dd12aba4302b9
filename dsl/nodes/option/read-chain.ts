// Readings of the chain at an input, as signals on the node's clock: prices in price units, volatilities per year.
import type { CHAIN_STRIKE_FIELDS, ChainMeasure } from '../../ops/chain';
import type { StrikeReference } from '../../types/strike-reference';
import type { Unit } from '../../types/unit';
import type { LowerContext } from '../define-kind';
import type { Signal } from '../wire';

interface Reading {
  readonly reference?: StrikeReference;
  /** So many each side of the one at the money; 0 for the whole chain. */
  readonly strikes?: number;
}

/** The op reads any chain of its underlying: `input` need not be the one whose clock the node is on. */
export function readChain(node: LowerContext, input: string, measure: ChainMeasure, unit: Unit, reading: Reading = {}): Signal {
  const { chain } = node.wire(input, 'chain');
  const { reference = 'synthetic', strikes = 0 } = reading;
  return node.one('chain', [], { chain, measure, reference, strikes }, unit);
}

/** A field of the call or put at a strike. */
export function readStrike(
  node: LowerContext,
  input: string,
  strike: Signal,
  right: 'call' | 'put',
  field: (typeof CHAIN_STRIKE_FIELDS)[number],
  unit: Unit,
): Signal {
  return node.one('chainStrike', [strike], { chain: node.wire(input, 'chain').chain, right, field }, unit);
}
