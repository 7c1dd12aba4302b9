// How each op of a plan that asks the market is answered over history: every chain of the plan is read once, for all ops that name it.

import { CHAIN_MEASURES, CHAIN_STRIKE_FIELDS } from '../../dsl/ops/chain';
import { invariant } from '../../dsl/types/invariant';
import { STRIKE_REFERENCES } from '../../dsl/types/strike-reference';
import type { InstrumentHistory } from '../kernel/clock-rows';
import type { MarketReader, MarketReading } from '../kernel/market-reading';
import type { Plan, PlannedOp } from '../plan/plan';
import { chainMeasureReading } from './chain-measure-reading';
import { ChainReader } from './chain-reader';
import { chainStrikeReading } from './chain-strike-reading';
import { findReleaseUs } from './release-time';
import type { RunChain } from './run-chain';

export interface MarketSource {
  readonly plan: Plan;
  /** By instrument of the plan. */
  readonly histories: readonly InstrumentHistory[];
  /** By chain of the programs, which all have the same. */
  readonly chains: readonly RunChain[];
  /** Price units per rupee in registers. */
  readonly priceScale: number;
}

export function marketReader(source: MarketSource): MarketReader {
  const { plan, histories, priceScale } = source;
  const readers = plan.chains.map((_, index) => readerOf(source, index));
  const releaseUs = findReleaseUs(histories);
  const readerAt = (index: number): ChainReader => {
    const reader = readers[index];
    invariant(reader !== undefined, `chain ${index} of the plan has a reader`);
    return reader;
  };
  return (op) => {
    const reading = readingOf(op, readerAt, priceScale);
    // Bars that are released late are known late.
    return releaseUs === 0 ? reading : (timeUs, input, row) => reading(timeUs - releaseUs, input, row);
  };
}

function readingOf({ declaration, args }: PlannedOp, readerAt: (chain: number) => ChainReader, priceScale: number): MarketReading {
  const [first = 0, second = 0, third = 0, fourth = 0] = args;
  switch (declaration.name) {
    case 'chain': {
      const measure = named(CHAIN_MEASURES, second);
      return chainMeasureReading({
        reader: readerAt(first),
        measure,
        reference: named(STRIKE_REFERENCES, third),
        strikes: fourth,
        priceScale,
      });
    }
    case 'chainStrike':
      return chainStrikeReading({
        reader: readerAt(first),
        right: second === 0 ? 'call' : 'put',
        field: named(CHAIN_STRIKE_FIELDS, third),
        priceScale,
      });
    default:
      invariant(false, `${declaration.name} is an op that asks the market`);
  }
}

function named<Name>(names: readonly Name[], place: number): Name {
  const name = names[place];
  invariant(name !== undefined, `an enum of ${names.length} names has one at ${place}`);
  return name;
}

function readerOf({ plan, histories, chains }: MarketSource, index: number): ChainReader {
  const declared = plan.chains[index];
  const chain = chains[plan.programs[0]?.chainOf.indexOf(index) ?? -1];
  const underlying = histories[declared?.underlying ?? -1];
  invariant(declared !== undefined && chain !== undefined && underlying !== undefined, `chain ${index} of the plan has a history`);
  return new ChainReader(declared, chain, underlying);
}
