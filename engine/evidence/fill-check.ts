// Holds each fill against the bar it was had in, without the venue's help: less what it gave away to spread and impact, its price must have been
// traded there. Fills at settlement are of the last close and are held against nothing here.
import type { FillRow } from '../ledger/fill-row';
import type { Candles } from '../market/candles';
import { lowerBound } from '../number/lower-bound';
import { minuteOfTime } from '../time/ist-time';

export interface ImpossibleFill {
  readonly fill: FillRow;
  /** Range of its bar, price units; null where no bar is near. */
  readonly range: { readonly low: number; readonly high: number } | null;
}

export interface FillCheck {
  readonly checked: number;
  readonly impossible: readonly ImpossibleFill[];
}

/** `candles`: bars of each instrument that was traded. A fill on the edge of two bars may be of either. */
export function checkFills(fills: readonly FillRow[], candles: readonly Candles[]): FillCheck {
  const byInstrument = new Map(candles.map((one) => [one.instrument, one]));
  const held = fills.filter(({ rule }) => rule !== 'settlement' && rule !== 'squareOff');
  const impossible = held.flatMap((fill): readonly ImpossibleFill[] => {
    const bars = byInstrument.get(fill.instrument);
    const range = bars === undefined ? null : rangeAt(bars, fill.timeUs);
    const given = Number.isFinite(fill.slippage) ? fill.slippage : 0;
    const traded = fill.side === 'buy' ? fill.price - given : fill.price + given;
    return range !== null && traded >= range.low && traded <= range.high ? [] : [{ fill, range }];
  });
  return { checked: held.length, impossible };
}

/** Of the bar under way at an instant and of the one that ends there. */
function rangeAt({ minute, low, high }: Candles, timeUs: number): ImpossibleFill['range'] {
  const after = lowerBound(minute, minuteOfTime(timeUs) + 1);
  const rows = [after - 1, after - 2].filter((row) => row >= 0);
  if (rows.length === 0) return null;
  return {
    low: Math.min(...rows.map((row) => low[row] ?? 0)),
    high: Math.max(...rows.map((row) => high[row] ?? 0)),
  };
}
