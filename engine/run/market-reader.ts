// Finds who answers each op of a plan that asks the market. Every chain of the plan is read once, for all ops that name it.
import { CHAIN_MEASURES, CHAIN_STRIKE_FIELDS } from '../../dsl/ops/chain';
import { invariant } from '../../dsl/types/invariant';
import { STRIKE_REFERENCES } from '../../dsl/types/strike-reference';
import type { MarketReader, MarketReading } from '../kernel/market-reading';
import { OPTION_PRICE_SCALE } from '../market/option-contract';
import type { PlannedOp } from '../plan/plan';
import { chainMeasureReading } from './chain-measure-reading';
import { chainStrikeReading } from './chain-strike-reading';
import type { PlanChains } from './plan-chains';
import type { PreviewLegs } from './preview-legs';
import { previewReading } from './preview-reading';

/** `priceScale`: price units per rupee in registers; `releaseUs`: how late bars are released, and so known. */
export function marketReader(chains: PlanChains, priceScale: number, releaseUs: number): MarketReader {
  const previews = new Map<number, PreviewLegs>();
  return (op, columns) => {
    const reading = readingOf(op, columns, chains, previews, priceScale);
    return releaseUs === 0 ? reading : (timeUs, input, row) => reading(timeUs - releaseUs, input, row);
  };
}

function readingOf(
  op: PlannedOp,
  columns: readonly Float64Array[],
  chains: PlanChains,
  previews: Map<number, PreviewLegs>,
  priceScale: number,
): MarketReading {
  const { declaration, args } = op;
  const [first = 0, second = 0, third = 0, fourth = 0] = args;
  switch (declaration.name) {
    case 'chain':
      return chainMeasureReading({
        reader: chains.readerOf(first),
        measure: named(CHAIN_MEASURES, second),
        reference: named(STRIKE_REFERENCES, third),
        strikes: fourth,
        priceScale,
      });
    case 'chainStrike':
      return chainStrikeReading({
        reader: chains.readerOf(first),
        right: second === 0 ? 'call' : 'put',
        field: named(CHAIN_STRIKE_FIELDS, third),
        priceScale,
      });
    case 'contractStrike': {
      const choice = chains.choiceOf(first);
      const scale = priceScale / OPTION_PRICE_SCALE;
      return (timeUs) => (choice.at(timeUs)?.contract.strike ?? Number.NaN) * scale;
    }
    case 'preview':
      return previewReading(op, columns, chains, previews, priceScale);
    default:
      invariant(false, `${declaration.name} is an op that asks the market`);
  }
}

function named<Name>(names: readonly Name[], place: number): Name {
  const name = names[place];
  invariant(name !== undefined, `an enum of ${names.length} names has one at ${place}`);
  return name;
}
