// Candle rows into one row per minute, in order of time. What cannot be so arranged without a choice is a finding that blocks, until
// the user has made the choice; then the same thing is a repair, counted.
import { readRow } from '../../../engine/bars/read-column';
import { formatIstMinute } from '../../../engine/time/ist-time';
import type { CandleRows } from '../importing/candle-rows';
import { isSameCandle, pickRows } from '../importing/candle-rows';
import type { Finding } from './finding';
import { EXAMPLES_MAX, plural } from './finding';

/** Which of two different rows for one minute stays: the first or the last of the file; `fail`: neither, the user must say. */
export type OnConflict = 'keep' | 'replace' | 'fail';

export interface ArrangeChoice {
  readonly sort: boolean;
  readonly dropDuplicates: boolean;
  readonly onConflict: OnConflict;
}

export interface ArrangedRows {
  /** Strictly ascending in time: the first row of each minute, or the last with `replace`. */
  readonly rows: CandleRows;
  readonly findings: readonly Finding[];
  /** What was done at the user's word. */
  readonly repairs: readonly string[];
}

export function arrangeRows(rows: CandleRows, choice: ArrangeChoice): ArrangedRows {
  const disorder = listDisorder(rows);
  const ordered = disorder.places.length === 0 ? rows : pickRows(rows, stableOrder(rows));
  const repeats = foldRepeats(ordered, choice.onConflict === 'replace');
  const findings: Finding[] = [];
  const repairs: string[] = [];
  const settle = (finding: Finding, isChosen: boolean, repair: string) => {
    findings.push(isChosen ? { ...finding, level: 'warning', remedy: null } : finding);
    if (isChosen) repairs.push(repair);
  };
  if (disorder.places.length > 0) {
    settle(disorderFinding(rows, disorder), choice.sort, `sorted by time: ${plural(disorder.places.length, 'row')} stood out of order`);
  }
  if (repeats.exact.length > 0) {
    const repair = `left out ${plural(repeats.exact.length, 'exact duplicate')}`;
    settle(exactFinding(ordered, repeats.exact), choice.dropDuplicates, repair);
  }
  if (repeats.conflicting.length > 0) {
    const side = choice.onConflict === 'replace' ? 'last' : 'first';
    const repair = `took the ${side} of several different rows for one minute, ${plural(repeats.conflicting.length, 'row')} left out`;
    settle(conflictFinding(ordered, repeats.conflicting), choice.onConflict !== 'fail', repair);
  }
  return { rows: repeats.kept.length === ordered.count ? ordered : pickRows(ordered, Int32Array.from(repeats.kept)), findings, repairs };
}

interface Disorder {
  /** Rows whose time lies before one already seen. */
  readonly places: readonly number[];
  /** How often the next row steps back. */
  readonly steps: number;
}

function listDisorder(rows: CandleRows): Disorder {
  const places: number[] = [];
  let steps = 0;
  let latest = Number.NEGATIVE_INFINITY;
  let previous = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < rows.count; row += 1) {
    const minute = readRow(rows.minute, row);
    if (minute < latest) places.push(row);
    if (minute < previous) steps += 1;
    latest = Math.max(latest, minute);
    previous = minute;
  }
  return { places, steps };
}

/** Places by time; rows of one minute keep the file's order. */
function stableOrder(rows: CandleRows): Int32Array {
  const order = Int32Array.from({ length: rows.count }, (_, place) => place);
  return order.sort((left, right) => readRow(rows.minute, left) - readRow(rows.minute, right) || left - right);
}

interface Repeats {
  readonly kept: readonly number[];
  /** Rows that say what an earlier row of their minute said. */
  readonly exact: readonly number[];
  /** Rows that contradict the kept row of their minute, each different one once. */
  readonly conflicting: readonly number[];
}

function foldRepeats(rows: CandleRows, isLastKept: boolean): Repeats {
  const kept: number[] = [];
  const exact: number[] = [];
  const conflicting: number[] = [];
  for (let from = 0; from < rows.count; ) {
    let to = from + 1;
    while (to < rows.count && readRow(rows.minute, to) === readRow(rows.minute, from)) to += 1;
    const chosen = isLastKept ? to - 1 : from;
    kept.push(chosen);
    if (to - from > 1) {
      const different: number[] = [];
      for (let row = from; row < to; row += 1) {
        if (different.some((seen) => isSameCandle(rows, seen, rows, row))) exact.push(row);
        else different.push(row);
      }
      conflicting.push(...different.filter((row) => !isSameCandle(rows, row, rows, chosen)));
    }
    from = to;
  }
  return { kept, exact, conflicting };
}

function disorderFinding(rows: CandleRows, { places, steps }: Disorder): Finding {
  return {
    code: 'disorder',
    level: 'blocking',
    count: places.length,
    text: `${plural(places.length, 'row')} out of order, in ${plural(steps, 'step')} back in time`,
    remedy: 'sort them with --sort',
    examples: places.slice(0, EXAMPLES_MAX).map((place) => placeText(rows, place)),
  };
}

function exactFinding(rows: CandleRows, places: readonly number[]): Finding {
  return {
    code: 'exact-duplicates',
    level: 'blocking',
    count: places.length,
    text: `${plural(places.length, 'row')} repeated exactly`,
    remedy: 'leave the repeats out with --drop-duplicates',
    examples: places.slice(0, EXAMPLES_MAX).map((place) => placeText(rows, place)),
  };
}

function conflictFinding(rows: CandleRows, places: readonly number[]): Finding {
  return {
    code: 'conflicting-duplicates',
    level: 'blocking',
    count: places.length,
    text: `${plural(places.length, 'row')} for a minute that another row has with different values`,
    remedy: 'say which stays: --on-conflict keep (the first) or replace (the last)',
    examples: places.slice(0, EXAMPLES_MAX).map((place) => placeText(rows, place)),
  };
}

function placeText(rows: CandleRows, place: number): string {
  return `row ${readRow(rows.line, place)}: ${formatIstMinute(readRow(rows.minute, place))}`;
}
