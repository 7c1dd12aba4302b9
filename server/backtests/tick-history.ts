// An instrument whose last days are recorded ticks: its stored bars up to there, the bars that its ticks make, and the tape itself.
import { sha256 } from '../../dsl/ir/sha256';
import { aggregateTicks } from '../../engine/bars/aggregate-ticks';
import { createTickTape, type TickTape } from '../../engine/bars/tick-tape';
import type { Ticks } from '../../engine/bars/ticks';
import type { Candles } from '../../engine/market/candles';
import { formatDay, isoDay } from '../../engine/time/day-text';
import { formatIst, istMinute } from '../../engine/time/ist-time';
import { InputFault } from '../market-data/input-fault';
import type { Dataset } from '../market-data/store/dataset';
import { joinCandles, rowAtOrAfter, sliceCandles } from '../market-data/store/join-candles';
import { TickStore } from '../market-data/store/tick-store';
import { describeData } from '../runs/report/describe-data';
import type { StoredHistory } from './history';

/** What the tables say of an instrument. */
export type Listing = Pick<StoredHistory, 'instrument' | 'sessions' | 'terms'>;

/** IST days, both included; null: all that are stored. */
export interface TickDays {
  readonly fromDay: number | null;
  readonly toDay: number | null;
}

interface TickSource {
  /** The data folder. */
  readonly root: string;
  readonly ticks: TickDays | null;
}

/** `bars`: what is stored of it as bars, on which indicators warm up; `dataset`: its recordings. */
export function withStoredTicks(
  listing: Listing,
  bars: StoredHistory | null,
  dataset: Dataset,
  { root, ticks }: TickSource,
): StoredHistory {
  const store = new TickStore(root);
  const days = recordedDays(dataset, ticks);
  const recordings = days.map((day) => store.find(dataset.instrument, day)).filter((ticks): ticks is Ticks => ticks !== null);
  const [firstDay] = days;
  if (firstDay === undefined) {
    const stored = `${dataset.parts[0]?.name ?? ''} to ${dataset.parts.at(-1)?.name ?? ''}`;
    throw new InputFault({ file: dataset.instrument }, 'no ticks of it are stored in these days', `ticks are stored from ${stored}`);
  }
  const tape = createTickTape(recordings, listing.sessions);
  const before = bars === null ? 0 : rowAtOrAfter(bars.candles.minute, istMinute(firstDay, 0));
  const warmUp = bars === null ? [] : [sliceCandles(bars.candles, 0, before)];
  const made = recordings.map((ticks) => wholeBars(aggregateTicks(ticks, '1m', listing.sessions)));
  const { instrument, priceScale } = dataset;
  const candles: Candles = {
    instrument,
    timeframe: '1m',
    ...joinCandles([...warmUp, ...made], priceScale),
  };
  const hash = sha256(`${bars?.dataHash ?? ''} ${before} ${dataset.hash}`);
  const described = describeData({ candles, dataset, source: 'the store', hash, origin: 'traded', coverage: null });
  const { sessions, terms } = listing;
  return {
    instrument: listing.instrument,
    sessions,
    terms,
    actions: bars?.actions ?? [],
    knownActions: bars?.knownActions ?? [],
    candles,
    drawn: [candles],
    tape,
    dataHash: hash,
    hasVolume: tape.volume.some((volume) => volume > 0),
    data: describeTape({ ...described, findings: [...described.findings, ...warmUpFinding(before, firstDay)] }, tape),
  };
}

/** Of the days that are asked for, those that were recorded. */
export function recordedDays({ parts }: Dataset, ticks: TickDays | null): readonly number[] {
  const { fromDay = null, toDay = null } = ticks ?? {};
  return parts.map(({ name }) => isoDay(name)).filter((day) => day >= (fromDay ?? day) && day <= (toDay ?? day));
}

/** The same, of an instrument whose prints are the trades of a tape. */
export function describeTape(data: StoredHistory['data'], tape: TickTape): StoredHistory['data'] {
  const timeOf = (row: number): string | null => (tape.count === 0 ? null : formatIst(tape.timeUs.at(row) ?? 0));
  const findings = [...data.findings, ...tapeFindings(tape)];
  return { ...data, timeframe: 'tick', rows: tape.count, first: timeOf(0), last: timeOf(-1), findings };
}

/** The bar inside which a recording begins is not whole: nothing may be decided on it. */
function wholeBars({ count, partial, ...columns }: ReturnType<typeof aggregateTicks>): Parameters<typeof sliceCandles>[0] {
  const first = partial.findIndex((isPartial) => isPartial === 0);
  return sliceCandles({ count, ...columns }, first < 0 ? count : first, count);
}

type Findings = StoredHistory['data']['findings'];

function warmUpFinding(bars: number, firstDay: number): Findings {
  const text =
    bars === 0
      ? `No bars are stored before ${formatDay(firstDay)}: indicators warm up on the ticks alone.`
      : `Indicators warm up on ${bars} stored bars before ${formatDay(firstDay)}, and on the bars that the ticks make from there.`;
  return [{ code: 'ticks-warm-up', level: 'note', count: bars, text }];
}

function tapeFindings({ disorderedTicks, repeatedTicks, outsideTicks }: ReturnType<typeof createTickTape>): Findings {
  const found: readonly (readonly [code: string, count: number, text: string])[] = [
    ['ticks-disordered', disorderedTicks, 'ticks were recorded after later ones and are run in order of time.'],
    ['ticks-repeated', repeatedTicks, 'ticks repeat the one before and are run once.'],
    ['ticks-outside', outsideTicks, 'ticks outside continuous trading are not run.'],
  ];
  return found.flatMap(([code, count, text]) => (count === 0 ? [] : [{ code, level: 'note', count, text: `${count} ${text}` }]));
}
