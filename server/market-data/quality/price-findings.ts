// What is wrong with prices and volumes themselves, whatever the calendar says. Everything found here is stored as it stands.
import { readRow } from '../../../engine/bars/read-column';
import { formatIstMinute } from '../../../engine/time/ist-time';
import type { CandleRows } from '../importing/candle-rows';
import type { Finding } from './finding';
import { EXAMPLES_MAX, plural } from './finding';
import { priceText } from './price-text';

/** Places of rows whose high or low does not hold their open and close, or with a price that is not positive. */
export function listBadOhlc(rows: CandleRows): readonly number[] {
  const places: number[] = [];
  for (let row = 0; row < rows.count; row += 1) {
    const high = readRow(rows.high, row);
    const low = readRow(rows.low, row);
    const open = readRow(rows.open, row);
    const close = readRow(rows.close, row);
    const isInside = low <= open && open <= high && low <= close && close <= high;
    if (!isInside || low <= 0) places.push(row);
  }
  return places;
}

export function badOhlcFinding(rows: CandleRows, places: readonly number[], priceScale: number): readonly Finding[] {
  if (places.length === 0) return [];
  const text = (place: number) => {
    const [open, high, low, close] = [rows.open, rows.high, rows.low, rows.close].map((column) =>
      priceText(readRow(column, place), priceScale),
    );
    return `row ${readRow(rows.line, place)}: ${formatIstMinute(readRow(rows.minute, place))} open ${open} high ${high} low ${low} close ${close}`;
  };
  return [
    {
      code: 'bad-ohlc',
      level: 'warning',
      count: places.length,
      text: `${plural(places.length, 'row')} with open or close outside high and low, or a price that is not positive`,
      remedy: 'stored as they stand; leave them out with --drop-bad-rows',
      examples: places.slice(0, EXAMPLES_MAX).map(text),
    },
  ];
}

/** Shares of prices off the tick above which the series is taken to be adjusted or finer, not mistaken. */
const OTHER_TICK_SHARE = 0.01;

/**
 * Prices that are no multiple of the tick (in price units). Without a tick from the user, five paise is tried and only believed where
 * nearly all prices keep it.
 */
export function offTickFinding(rows: CandleRows, priceScale: number, tickUnits: number | null): readonly Finding[] {
  const tick = tickUnits ?? priceScale / 20;
  if (!Number.isInteger(tick) || rows.count === 0) return [];
  const places: number[] = [];
  for (let row = 0; row < rows.count; row += 1) {
    const isOff = [rows.open, rows.high, rows.low, rows.close].some((column) => readRow(column, row) % tick !== 0);
    if (isOff) places.push(row);
  }
  if (places.length === 0) return [];
  const share = places.length / rows.count;
  const isOther = tickUnits === null && share > OTHER_TICK_SHARE;
  const tickText = priceText(tick, priceScale);
  return [
    {
      code: isOther ? 'other-tick' : 'off-tick',
      level: isOther ? 'note' : 'warning',
      count: places.length,
      text: isOther
        ? `${(share * 100).toFixed(1)} % of rows have prices off a tick of ${tickText}: a finer tick, or adjusted prices`
        : `${plural(places.length, 'row')} with a price that is no multiple of the tick ${tickText}`,
      remedy: isOther ? 'say what they are: --tick, --adjustment raw|vendor-adjusted' : null,
      examples: places
        .slice(0, EXAMPLES_MAX)
        .map((place) => `row ${readRow(rows.line, place)}: ${formatIstMinute(readRow(rows.minute, place))}`),
    },
  ];
}

/** Bars in a row without volume from which on the silence is said. */
const SILENT_BARS_MIN = 15;

/** Rows ascend in time. A series without any volume has none in its source, which is no fault. */
export function zeroVolumeFinding(rows: CandleRows): readonly Finding[] {
  let zeros = 0;
  let longest = 0;
  let longestEnd = 0;
  let run = 0;
  for (let row = 0; row < rows.count; row += 1) {
    run = readRow(rows.volume, row) === 0 ? run + 1 : 0;
    if (run > 0) zeros += 1;
    if (run > longest) {
      longest = run;
      longestEnd = row;
    }
  }
  if (zeros === 0 || rows.count === 0) return [];
  if (zeros === rows.count) {
    return [{ code: 'no-volume', level: 'note', count: zeros, text: 'the source has no volume', remedy: null, examples: [] }];
  }
  const first = longestEnd - longest + 1;
  return [
    {
      code: 'zero-volume',
      level: longest >= SILENT_BARS_MIN ? 'warning' : 'note',
      count: zeros,
      text: `${plural(zeros, 'row')} without volume, the longest run ${plural(longest, 'row')}`,
      remedy: null,
      examples: [`row ${readRow(rows.line, first)}: from ${formatIstMinute(readRow(rows.minute, first))}, ${plural(longest, 'row')}`],
    },
  ];
}
