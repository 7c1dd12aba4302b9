// Corporate actions held against the candles they are to scale: a split of prices that no day shows has been taken out of them by the vendor.
import { type Candles, istDayOf } from '../../../engine/market/candles';
import type { CorporateAction } from '../../../engine/market/corporate-action';
import { isUnitChange, type UnitChange, unitRatioBetween } from '../../../engine/market/corporate-action';
import { formatDay } from '../../../engine/time/day-text';
import { istMinute } from '../../../engine/time/ist-time';
import { actionWords } from '../action-words';
import type { Adjustment } from '../store/dataset';
import { rowAtOrAfter } from '../store/join-candles';
import { EXAMPLES_MAX, type Finding, plural } from './finding';

export interface StoredSeries {
  readonly candles: Candles;
  readonly adjustment: Adjustment;
}

export function findActionFindings(actions: readonly CorporateAction[], series: readonly StoredSeries[]): readonly Finding[] {
  return series.flatMap(({ candles, adjustment }) => {
    const inside = actions.filter(({ exDay }) => isInside(candles, exDay));
    if (inside.length === 0) return [];
    return [...declarationFinding(candles, adjustment), ...jumpFinding(candles, adjustment, actions)];
  });
}

function isInside({ minute, count }: Candles, day: number): boolean {
  return count > 0 && istDayOf(minute[0] ?? 0) < day && istDayOf(minute[count - 1] ?? 0) >= day;
}

function declarationFinding({ instrument, timeframe }: Candles, adjustment: Adjustment): readonly Finding[] {
  if (adjustment === 'raw') return [];
  const isVendors = adjustment === 'vendor-adjusted';
  return [
    {
      code: isVendors ? 'actions-not-applied' : 'adjustment-undeclared',
      level: isVendors ? 'note' : 'warning',
      count: 1,
      text: `the ${timeframe} candles of ${instrument} are ${isVendors ? 'vendor-adjusted' : 'not declared raw'}: runs on them apply no corporate action`,
      remedy: isVendors ? null : 'if they are as traded, import them again with --adjustment raw',
      examples: [],
    },
  ];
}

/** Splits after which the first open is nearer to the close before than to what the split makes of it. */
function jumpFinding(candles: Candles, adjustment: Adjustment, actions: readonly CorporateAction[]): readonly Finding[] {
  if (adjustment === 'vendor-adjusted') return [];
  const smooth = actions.filter(isUnitChange).filter((action) => isInside(candles, action.exDay) && !showsJump(candles, action, actions));
  if (smooth.length === 0) return [];
  return [
    {
      code: 'actions-without-jump',
      level: 'warning',
      count: smooth.length,
      text: `the ${candles.timeframe} candles of ${candles.instrument} do not show ${plural(smooth.length, 'split or bonus', 'splits or bonuses')}: they look vendor-adjusted`,
      remedy: 'import such candles with --adjustment vendor-adjusted',
      examples: smooth.slice(0, EXAMPLES_MAX).map((action) => `${formatDay(action.exDay)}: ${actionWords(action)}`),
    },
  ];
}

function showsJump({ minute, open, close }: Candles, { exDay }: UnitChange, actions: readonly CorporateAction[]): boolean {
  const row = rowAtOrAfter(minute, istMinute(exDay, 0));
  const { numerator, denominator } = unitRatioBetween(actions, exDay - 1, exDay);
  const change = Math.log((open[row] ?? 0) / (close[row - 1] ?? 0));
  const expected = Math.log(denominator / numerator);
  return Math.abs(change - expected) < Math.abs(change);
}
