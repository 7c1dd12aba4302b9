// What a structure would be, were it entered at a row: one figure of it, from the contracts and prices that an entry would be decided on. Of one unit
// of the structure, each leg times its ratio; the margin of one lot.
import { PREVIEW_MEASURES } from '../../dsl/ops/chain';
import { assertNever, invariant } from '../../dsl/types/invariant';
import type { MarketReading } from '../kernel/market-reading';
import { accountMargin, type Stake } from '../ledger/account-margin';
import { isContract } from '../market/instrument';
import { PAISE_PER_RUPEE } from '../market/paise';
import { type GreekName, tradedGreek } from '../options/traded-greek';
import type { PlannedOp } from '../plan/plan';
import { istDayOfTime } from '../time/ist-time';
import { LONGS_FIRST } from '../trade/decide-entry';
import { contractBounds } from './contract-bounds';
import type { PlanChains } from './plan-chains';
import { type LegNow, PreviewLegs, type SlotReader } from './preview-legs';
import { termsOn } from './session-facts';

type PreviewMeasure = (typeof PREVIEW_MEASURES)[number];

/** `previews`: of the plan, as far as one of their figures was asked for. NaN where a leg cannot be had or has no price, and where the figure is without bound or not known. */
export function previewReading(
  { args: [place = 0, ordinal = 0] }: PlannedOp,
  columns: readonly Float64Array[],
  chains: PlanChains,
  previews: Map<number, PreviewLegs>,
  priceScale: number,
): MarketReading {
  const preview = chains.plan.previews[place];
  const planned = chains.plan.programs[preview?.program ?? -1];
  const measure = PREVIEW_MEASURES[ordinal];
  invariant(preview !== undefined && planned !== undefined && measure !== undefined, `preview ${place} of the plan is of a program`);
  const legs = previews.get(place) ?? new PreviewLegs(preview, planned, chains, priceScale);
  previews.set(place, legs);
  let present = 0;
  const read: SlotReader = (slot) => columns[planned.slotOf[slot] ?? -1]?.[present] ?? Number.NaN;
  return (timeUs, _input, row) => {
    present = row;
    const now = legs.at(timeUs, read);
    return now === null ? Number.NaN : (measureOf(now, measure, chains, timeUs, priceScale) ?? Number.NaN);
  };
}

function measureOf(
  legs: readonly LegNow[],
  measure: PreviewMeasure,
  chains: PlanChains,
  timeUs: number,
  priceScale: number,
): number | null {
  switch (measure) {
    case 'credit':
      return creditOf(legs) * priceScale;
    case 'maxLoss':
    case 'maxProfit': {
      const bound = boundOf(legs, measure, chains, timeUs);
      return bound === null ? null : bound * priceScale;
    }
    case 'margin':
      return marginOf(legs, chains, timeUs);
    case 'delta':
    case 'gamma':
      return netGreek(legs, measure);
    case 'theta':
    case 'vega': {
      const greek = netGreek(legs, measure);
      return greek === null ? null : greek * priceScale;
    }
    default:
      return assertNever(measure);
  }
}

/** Futures change hands for nothing. */
function creditOf(legs: readonly LegNow[]): number {
  return legs.reduce((sum, { instrument, units, price }) => (instrument.kind === 'future' ? sum : sum - units * price), 0);
}

/** A share never expires, so what it loses and wins is not known. */
function boundOf(legs: readonly LegNow[], measure: 'maxLoss' | 'maxProfit', chains: PlanChains, timeUs: number): number | null {
  const priced = legs.flatMap(({ instrument, units, price }) =>
    isContract(instrument) ? [{ contract: instrument, quantity: units, price }] : [],
  );
  return priced.length < legs.length ? null : contractBounds(priced, chains.marketAt(timeUs))[measure];
}

/** Rupees, of one lot of each leg times its ratio, in the order in which an entry sends them. */
function marginOf(legs: readonly LegNow[], chains: PlanChains, timeUs: number): number {
  const stakes = legs.map((leg) => stakeOf(leg, chains, istDayOfTime(timeUs)));
  const orders = LONGS_FIRST.flatMap((sign) => stakes.filter(({ units }) => units * sign > 0));
  const { neededPaise, rows } = accountMargin(chains.marketAt(timeUs), { held: [], resting: [], orders });
  for (const row of rows) chains.rows.add(row);
  return neededPaise / PAISE_PER_RUPEE;
}

function stakeOf({ instrument, terms, isIntraday, units, price }: LegNow, { rows }: PlanChains, day: number): Stake {
  const { lot } = termsOn({ instrument, terms }, day, price * instrument.priceScale, rows);
  return { contract: instrument, isIntraday, units: units * lot, price: price * instrument.priceScale };
}

/** Null where one of the legs has none. What is no option goes with its underlying, and has no other slope. */
function netGreek(legs: readonly LegNow[], measure: GreekName): number | null {
  let net = 0;
  for (const { instrument, units, greeks } of legs) {
    if (instrument.kind !== 'option') {
      if (measure === 'delta') net += units;
      continue;
    }
    if (greeks === null) return null;
    net += units * tradedGreek(greeks, measure);
  }
  return net;
}
