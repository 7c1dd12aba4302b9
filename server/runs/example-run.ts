// Runs made by hand on the demo market, for the tests of what a run leaves behind and for looking at its page. Never for anything but tests:
// trades follow a fixed script that peeks at the future to win as often as it is told to.
import { readRow } from '../../engine/bars/read-column';
import type { FillRow } from '../../engine/ledger/fill-row';
import { type Candles, istDayOf, istMinuteOfDay } from '../../engine/market/candles';
import { randomKey, randomUniform } from '../../engine/number/counter-random';
import type { ClosedTrade, RunSeries } from '../../engine/report/run-series';
import type { RunResult } from '../../engine/run/run-result';
import { listDemoSessions } from '../../engine/synthetic/demo-session';
import { DEMO_SEED, generateDemoCandles } from '../../engine/synthetic/generate-demo-candles';
import { isoDay } from '../../engine/time/day-text';
import { timeOfMinute } from '../../engine/time/ist-time';
import type { StopStep } from './page/embedded/stop-steps';

export interface ExampleTerms {
  readonly from: string;
  readonly to: string;
  /** Entries tried on each session; fewer when one is still open. */
  readonly entriesPerDay: number;
  /** How often the script picks the winning side. */
  readonly foresight: number;
  readonly tradesMax?: number;
}

export interface ExampleRun {
  readonly result: RunResult;
  readonly candles: Candles;
  readonly stops: readonly StopStep[];
}

const INSTRUMENT = 'DEMO:BANKONE';
const CAPITAL_PAISE = 50_000_000;
const LAST_ENTRY_MINUTE = 14 * 60;
const OUT_MINUTE = 15 * 60 + 15;
const STOP_SHARE = 0.006;
const TARGET_SHARE = 0.011;
const CHARGE_SHARE = 0.00035;

export function exampleRun(terms: ExampleTerms): ExampleRun {
  const candles = generateDemoCandles(INSTRUMENT, listDemoSessions(isoDay(terms.from), isoDay(terms.to)), DEMO_SEED);
  const made = scriptTrades(candles, terms);
  const trades = made.map(({ trade }) => trade);
  const stops = made.flatMap((each) => each.stops);
  const chargesPaise = trades.reduce((sum, trade) => sum + trade.chargesPaise, 0);
  const tax = Math.round(chargesPaise * 0.45);
  const result: RunResult = {
    identity: {
      programHash: 'a3'.repeat(32),
      params: [0.6, 1.1],
      anchorsUs: [timeOfMinute(candles.minute[0] ?? 0)],
      fromUs: timeOfMinute(candles.minute[0] ?? 0),
      toUs: timeOfMinute(candles.minute[candles.count - 1] ?? 0),
      engineVersion: '0.1.0',
      dataHashes: ['5c'.repeat(32)],
      scheduleVersion: '2026-01',
      venue: { slippageTicks: 1, latencyMs: 250, plan: 'zerodha' },
      capitalPaise: CAPITAL_PAISE,
      seed: 7,
    },
    series: seriesOf(candles, trades),
    trades,
    fills: trades.flatMap(fillsOf),
    charges: [
      { item: 'stt', paise: tax },
      { item: 'brokerage', paise: Math.round(chargesPaise * 0.3) },
      { item: 'gst', paise: chargesPaise - tax - Math.round(chargesPaise * 0.3) },
    ],
    outcomes: [
      { action: 0, outcome: 'sent', count: trades.length },
      { action: 0, outcome: 'busy', count: 37 },
      { action: 1, outcome: 'not-open', count: 1 },
    ],
    ambiguousBars: trades.filter(({ ambiguous }) => ambiguous).length,
    shortWarmUps: [{ clock: '5m bars of DEMO:BANKONE', bars: 40, needed: 100 }],
    uncertainRows: [],
    digest: '9f'.repeat(32),
  };
  return { result, candles, stops };
}

interface ScriptedTrade {
  readonly trade: ClosedTrade;
  readonly stops: readonly StopStep[];
}

function scriptTrades(
  candles: Candles,
  { entriesPerDay, foresight, tradesMax = Number.POSITIVE_INFINITY }: ExampleTerms,
): readonly ScriptedTrade[] {
  const key = randomKey(DEMO_SEED, 'example-run');
  const made: ScriptedTrade[] = [];
  const gap = Math.floor((LAST_ENTRY_MINUTE - 570) / Math.max(entriesPerDay, 1));
  for (let row = 0; row < candles.count && made.length < tradesMax; row += 1) {
    const into = istMinuteOfDay(candles.minute[row] ?? 0) - 570;
    if (into < 0 || into > LAST_ENTRY_MINUTE - 570 || entriesPerDay === 0 || into % gap !== 0) continue;
    const sides = [1, -1].map((sign) => playTrade(candles, row, sign, made.length));
    const [better, worse] = sides.sort((left, right) => right.trade.netPaise - left.trade.netPaise);
    const chosen = randomUniform(key, made.length) < foresight ? better : worse;
    if (chosen === undefined) continue;
    made.push(chosen);
    while (row < candles.count && timeOfMinute(candles.minute[row] ?? 0) < chosen.trade.exitUs) row += 1;
  }
  return made;
}

function playTrade(candles: Candles, entryRow: number, sign: number, number: number): ScriptedTrade {
  const entry = readRow(candles.open, entryRow);
  const day = istDayOf(readRow(candles.minute, entryRow));
  const target = entry * (1 + sign * TARGET_SHARE);
  const quantity = Math.floor((CAPITAL_PAISE * 0.9) / entry);
  const stops: StopStep[] = [];
  let stop = Math.round(entry * (1 - sign * STOP_SHARE));
  const entryUs = timeOfMinute(readRow(candles.minute, entryRow));
  stops.push({ timeUs: entryUs, position: 0, price: stop });
  let [row, exit, reason, worst, best] = [entryRow, entry, 'exitAt', 0, 0];
  for (; row < candles.count && istDayOf(readRow(candles.minute, row)) === day; row += 1) {
    exit = readRow(candles.close, row);
    worst = Math.max(worst, -sign * ((sign > 0 ? readRow(candles.low, row) : readRow(candles.high, row)) - entry));
    best = Math.max(best, sign * ((sign > 0 ? readRow(candles.high, row) : readRow(candles.low, row)) - entry));
    if ((sign > 0 ? readRow(candles.low, row) : -readRow(candles.high, row)) <= sign * stop) [exit, reason] = [stop, 'legStop'];
    else if ((sign > 0 ? readRow(candles.high, row) : -readRow(candles.low, row)) >= sign * target)
      [exit, reason] = [Math.round(target), 'legTarget'];
    if (reason !== 'exitAt' || istMinuteOfDay(readRow(candles.minute, row)) >= OUT_MINUTE) break;
    const trailed = Math.round(exit - sign * entry * STOP_SHARE);
    if ((trailed - stop) * sign > entry * 0.002) {
      stop = trailed;
      stops.push({ timeUs: timeOfMinute(readRow(candles.minute, row) + 1), position: 0, price: stop });
    }
  }
  const last = Math.min(row, candles.count - 1);
  const grossPaise = (exit - entry) * sign * quantity;
  const chargesPaise = Math.round((exit + entry) * quantity * CHARGE_SHARE);
  const trade: ClosedTrade = {
    id: `t${String(number).padStart(6, '0')}`,
    position: 0,
    direction: sign > 0 ? 'long' : 'short',
    instrument: INSTRUMENT,
    entryUs,
    exitUs: timeOfMinute(readRow(candles.minute, last) + 1),
    quantity,
    entryPrice: entry,
    exitPrice: exit,
    priceScale: 100,
    grossPaise,
    chargesPaise,
    netPaise: grossPaise - chargesPaise,
    riskPaise: Math.round(entry * STOP_SHARE * quantity),
    maePaise: Math.max(0, worst * quantity),
    mfePaise: Math.max(0, best * quantity),
    barsHeld: last - entryRow + 1,
    minutesHeld: last - entryRow + 1,
    exitReason: reason,
    ambiguous: reason === 'legStop' && number % 40 === 7,
  };
  return { trade, stops };
}

function fillsOf(
  { entryUs, exitUs, direction, quantity, entryPrice, exitPrice, exitReason, chargesPaise, instrument, ambiguous }: ClosedTrade,
  number: number,
): readonly FillRow[] {
  const half = Math.floor(chargesPaise / 2);
  const base = { position: 0, leg: 0, instrument, quantity, priceScale: 100, charges: { stt: half }, chargesPaise: half };
  const isLong = direction === 'long';
  return [
    {
      ...base,
      timeUs: entryUs,
      order: number * 2,
      side: isLong ? 'buy' : 'sell',
      price: entryPrice,
      reason: 'entry',
      rule: 'nextOpen',
      slippage: 5,
      isAmbiguous: false,
    },
    {
      ...base,
      timeUs: exitUs,
      order: number * 2 + 1,
      side: isLong ? 'sell' : 'buy',
      price: exitPrice,
      reason: exitReason,
      rule: exitReason === 'legStop' ? 'stopTraded' : 'nextOpen',
      slippage: exitReason === 'legStop' ? Number.NaN : 5,
      isAmbiguous: ambiguous,
    },
  ];
}

/** Equity marked at each bar's close, charges counted when the trade closes. */
function seriesOf(candles: Candles, trades: readonly ClosedTrade[]): RunSeries {
  const equityPaise = new Float64Array(candles.count);
  const days: number[] = [];
  const daily: number[] = [];
  let [cash, next] = [CAPITAL_PAISE, 0];
  for (let row = 0; row < candles.count; row += 1) {
    const sealUs = timeOfMinute((candles.minute[row] ?? 0) + 1);
    for (; (trades[next]?.exitUs ?? Number.POSITIVE_INFINITY) <= sealUs; next += 1) cash += trades[next]?.netPaise ?? 0;
    const open = trades[next];
    const isOpen = open !== undefined && open.entryUs < sealUs;
    const openPaise = isOpen ? ((candles.close[row] ?? 0) - open.entryPrice) * open.quantity * (open.direction === 'long' ? 1 : -1) : 0;
    equityPaise[row] = cash + openPaise;
    const day = istDayOf(candles.minute[row] ?? 0);
    if (days.at(-1) !== day) {
      days.push(day);
      daily.push(0);
    }
    daily[daily.length - 1] = cash + openPaise;
  }
  return {
    startPaise: CAPITAL_PAISE,
    equity: { minute: candles.minute, equityPaise },
    daily: { day: Int32Array.from(days), equityPaise: Float64Array.from(daily) },
    trades,
    sessionsPerYear: 248,
  };
}
