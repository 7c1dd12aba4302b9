// All checks of one instrument's candles in one file, as a list of phases: timeframe, order, labels, prices, calendar, and then what the
// user asked to leave out. Nothing is changed that is not in the list of repairs.
import type { Timeframe } from '../../../dsl/types/timeframe';
import { isIntraday, timeframeMinutes } from '../../../dsl/types/timeframe';
import { istDayOf } from '../../../engine/market/candles';
import { istMinute } from '../../../engine/time/ist-time';
import type { CandleRows } from '../importing/candle-rows';
import { pickRows } from '../importing/candle-rows';
import { isIndexInstrument } from '../instrument-name';
import type { TradingCalendar } from '../trading-calendar';
import type { ArrangeChoice } from './arrange-rows';
import { arrangeRows } from './arrange-rows';
import { listCoverageFindings } from './coverage-findings';
import { findTimeframe } from './find-timeframe';
import type { Finding } from './finding';
import { plural } from './finding';
import type { LabelConvention } from './label-convention';
import { findLabelConvention } from './label-convention';
import { badOhlcFinding, listBadOhlc, offTickFinding, zeroVolumeFinding } from './price-findings';
import { coverSessions, OUTSIDE_KINDS } from './session-coverage';

export interface CandleChoice extends ArrangeChoice {
  /** Null: told by the distances of rows. */
  readonly timeframe: Timeframe | null;
  /** Null: told by the sessions. */
  readonly label: LabelConvention | null;
  readonly tickUnits: number | null;
  readonly dropBadRows: boolean;
  readonly sessionOnly: boolean;
}

export interface CheckedCandles {
  readonly timeframe: Timeframe;
  readonly label: LabelConvention;
  /** Strictly ascending, labelled at the start; to be stored when nothing blocks. */
  readonly rows: CandleRows;
  readonly findings: readonly Finding[];
  readonly repairs: readonly string[];
}

/** `calendar` is null for instruments whose hours are unknown. */
export function checkCandles(
  instrument: string,
  read: CandleRows,
  priceScale: number,
  calendar: TradingCalendar | null,
  choice: CandleChoice,
): CheckedCandles {
  const findings: Finding[] = [];
  const repairs: string[] = [];
  const timeframe = choice.timeframe ?? findTimeframe(read) ?? '1m';
  if (choice.timeframe === null && findTimeframe(read) === null) findings.push(UNKNOWN_TIMEFRAME);
  const arranged = arrangeRows(read, choice);
  findings.push(...arranged.findings);
  repairs.push(...arranged.repairs);

  const told = withoutEmptyInterest(arranged.rows);
  findings.push(...told.findings);

  const labelled = labelAtStart(told.rows, timeframe, calendar, choice.label);
  findings.push(...labelled.findings);
  let rows = labelled.rows;

  const badPlaces = listBadOhlc(rows);
  findings.push(...badOhlcFinding(rows, badPlaces, priceScale));
  if (!isIndexInstrument(instrument)) findings.push(...offTickFinding(rows, priceScale, choice.tickUnits));
  findings.push(...zeroVolumeFinding(rows));
  if (choice.dropBadRows && badPlaces.length > 0) {
    repairs.push(`left out ${plural(badPlaces.length, 'row')} with bad prices`);
    rows = withoutPlaces(rows, badPlaces);
  }

  const held = holdAgainstCalendar(rows, timeframe, calendar, choice.sessionOnly);
  return {
    timeframe,
    label: labelled.label,
    rows: held.rows,
    findings: [...findings, ...held.findings],
    repairs: [...repairs, ...held.repairs],
  };
}

const UNKNOWN_TIMEFRAME: Finding = {
  code: 'unknown-timeframe',
  level: 'blocking',
  count: 1,
  text: 'the distances between rows fit no timeframe',
  remedy: 'say it with --timeframe',
  examples: [],
};

const NO_CALENDAR: Finding = {
  code: 'no-calendar',
  level: 'note',
  count: 1,
  text: 'the hours of this market are not in the tables: labels, gaps and stray rows are not checked',
  remedy: null,
  examples: [],
};

/** Vendors write zeros where they have no open interest. */
function withoutEmptyInterest(rows: CandleRows): { readonly rows: CandleRows; readonly findings: readonly Finding[] } {
  if (rows.count === 0 || !rows.openInterest.every((value) => value === 0)) return { rows, findings: [] };
  const text = 'the open interest is zero throughout: taken as none';
  return {
    rows: { ...rows, openInterest: new Float64Array(rows.count).fill(Number.NaN) },
    findings: [{ code: 'no-open-interest', level: 'note', count: rows.count, text, remedy: null, examples: [] }],
  };
}

interface LabelledRows {
  readonly rows: CandleRows;
  readonly label: LabelConvention;
  readonly findings: readonly Finding[];
}

function labelAtStart(
  rows: CandleRows,
  timeframe: Timeframe,
  calendar: TradingCalendar | null,
  chosen: LabelConvention | null,
): LabelledRows {
  if (!isIntraday(timeframe)) return { rows: calendar === null ? rows : atSessionOpen(rows, calendar), label: 'start', findings: [] };
  if (calendar === null) return { rows: shifted(rows, chosen, timeframe), label: chosen ?? 'start', findings: [] };
  const evidence = findLabelConvention(rows, timeframeMinutes(timeframe), calendar.sessions);
  const votes = `${plural(evidence.startSessions, 'opening')} labelled at the start of the bar, ${plural(evidence.endSessions, 'opening')} at its end`;
  const label = chosen ?? evidence.convention;
  if (label === null) {
    const isSilent = evidence.startSessions + evidence.endSessions === 0;
    const finding: Finding = {
      code: 'label-unclear',
      level: isSilent ? 'note' : 'blocking',
      count: evidence.startSessions + evidence.endSessions,
      text: isSilent ? 'no session shows whether bars are labelled at start or end; start is taken' : `labels disagree: ${votes}`,
      remedy: 'say it with --label start|end',
      examples: [],
    };
    return { rows, label: 'start', findings: [finding] };
  }
  const findings: Finding[] = [];
  if (label === 'end') {
    const text = `bars are labelled at their end (${votes}); stored one bar earlier, at their start`;
    findings.push({ code: 'label-end', level: 'warning', count: rows.count, text, remedy: null, examples: [] });
  }
  if (chosen !== null && evidence.convention !== null && chosen !== evidence.convention) {
    const text = `--label ${chosen} contradicts the file: ${votes}`;
    findings.push({ code: 'label-contradicted', level: 'warning', count: rows.count, text, remedy: 'check the label', examples: [] });
  }
  return { rows: shifted(rows, label, timeframe), label, findings };
}

function shifted(rows: CandleRows, label: LabelConvention | null, timeframe: Timeframe): CandleRows {
  return label === 'end' ? { ...rows, minute: rows.minute.map((minute) => minute - timeframeMinutes(timeframe)) } : rows;
}

/** Days, weeks and months stand at the open of their day's session, at 09:15 where the calendar has none. */
function atSessionOpen(rows: CandleRows, calendar: TradingCalendar): CandleRows {
  const minute = rows.minute.map((labelled) => {
    const day = istDayOf(labelled);
    return calendar.sessions(day)[0]?.openMinute ?? istMinute(day, 555);
  });
  return { ...rows, minute };
}

interface HeldRows {
  readonly rows: CandleRows;
  readonly findings: readonly Finding[];
  readonly repairs: readonly string[];
}

function holdAgainstCalendar(rows: CandleRows, timeframe: Timeframe, calendar: TradingCalendar | null, sessionOnly: boolean): HeldRows {
  if (calendar === null) return { rows, findings: [NO_CALENDAR], repairs: [] };
  if (timeframe === '1w' || timeframe === '1mo') return { rows, findings: [], repairs: [] };
  const coverage = coverSessions(rows.minute, timeframeMinutes(timeframe), calendar);
  const findings = listCoverageFindings(rows, coverage, calendar);
  const outside = OUTSIDE_KINDS.flatMap((kind) => coverage.outside[kind]);
  if (!sessionOnly || outside.length === 0) return { rows, findings, repairs: [] };
  return { rows: withoutPlaces(rows, outside), findings, repairs: [`left out ${plural(outside.length, 'row')} outside trading`] };
}

function withoutPlaces(rows: CandleRows, places: readonly number[]): CandleRows {
  const out = new Set(places);
  const kept = Array.from({ length: rows.count }, (_, place) => place).filter((place) => !out.has(place));
  return pickRows(rows, Int32Array.from(kept));
}
