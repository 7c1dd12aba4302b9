// The variants that a sweep runs: the whole grid or points drawn of it, screened by their signals first where that is asked for.
import { findScreenRefusal, type ScreenRefusal, screenVariants } from '../../engine/sweep/screen-variants';
import { countGrid, gridVariants, randomVariants, type Variant } from '../../engine/sweep/variants';
import { istMinute, timeOfMinute } from '../../engine/time/ist-time';
import { InputFault } from '../market-data/input-fault';
import type { SweepChoice } from './sweep-choice';

/** On the whole machine a run of a year takes about a tenth of a second. */
const VARIANTS_MAX = 20_000;

const REFUSALS: Readonly<Record<ScreenRefusal, string>> = {
  'no-single-position': 'it has not one position that all its entries share',
  'several-legs': 'it enters several legs at once',
  'several-instruments': 'its entries trade different instruments',
  'no-exit': 'nothing but risk rules ends its positions',
  'several-clocks': 'its entries and exits do not fire on bars of what it trades alone',
  'reads-its-position': 'its signals depend on its own position',
  'contract-by-rule': 'it trades contracts chosen by rule',
  'corporate-actions': 'its history has splits or dividends',
};

export interface ListedVariants {
  readonly variants: readonly Variant[];
  /** How many were screened to find them; null where none were. */
  readonly screened: number | null;
}

/** `screenTo`: how many pass the screen; null without one. */
export function listVariants(choice: SweepChoice, screenTo: number | null): ListedVariants {
  const { params, axes, randomCount, venue } = choice;
  const size = countGrid(axes);
  const wanted = Math.min(randomCount ?? size, size);
  if (wanted > VARIANTS_MAX)
    throw new InputFault({ file: '--vary' }, `these are ${wanted} variants`, `take larger steps, or --random ${VARIANTS_MAX} at the most`);
  const variants = randomCount === null ? gridVariants(params, axes) : randomVariants(params, axes, randomCount, venue.seed);
  return screenTo === null || screenTo >= variants.length ? { variants, screened: null } : screened(choice, variants, screenTo);
}

/** The best by net result of their signals, in the order in which they stood. */
function screened(
  { compiled, histories, chains, days, venue }: SweepChoice,
  variants: readonly Variant[],
  screenTo: number,
): ListedVariants {
  const { program } = compiled;
  const refusal = findScreenRefusal({ program, histories });
  if (refusal !== null)
    throw new InputFault({ file: '--screen' }, `the strategy cannot be told by its signals alone: ${REFUSALS[refusal]}`, 'leave it out');
  const traded = program.actions.flatMap((action) =>
    action.kind === 'enter' || action.kind === 'addLegs' ? action.legs.flatMap((leg) => ('instrument' in leg ? [leg.instrument] : [])) : [],
  );
  const history = histories[traded[0] ?? 0];
  const tick = history?.terms?.tick ?? 5;
  const outcomes = screenVariants(
    {
      program,
      histories,
      chains,
      fromUs: timeOfMinute(istMinute(days.fromDay, 0)),
      costUnits: tick * (venue.halfSpreadTicks + venue.slippageTicks + venue.latencyTicks),
      priceScale: history?.candles.priceScale ?? 100,
    },
    variants.map(({ params }) => params),
  );
  const ranked = variants.map((variant, index) => ({ variant, index, net: outcomes[index]?.netUnits ?? 0 }));
  const passed = ranked.sort((left, right) => right.net - left.net || left.index - right.index).slice(0, screenTo);
  return { variants: passed.sort((left, right) => left.index - right.index).map(({ variant }) => variant), screened: variants.length };
}
