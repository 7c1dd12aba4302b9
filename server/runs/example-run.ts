// Runs made by hand on the demo market, for the tests of what a run leaves behind and for looking at its page. Never for anything but tests:
// trades follow a fixed script that peeks at the future to win as often as it is told to.
import { readRow } from '../../engine/bars/read-column';
import type { FillRow } from '../../engine/ledger/fill-row';
import { type Candles, istDayOf, istMinuteOfDay } from '../../engine/market/candles';
import { mapCharges } from '../../engine/market/charges';
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
    fills: made.flatMap((each) => each.fills),
    charges: [
      { item: 'stt', paise: tax },
      { item: 'brokerage', paise: Math.round(chargesPaise * 0.3) },
      { item: 'gst', paise: chargesPaise - tax - Math.round(chargesPaise * 0.3) },
    ],
    chains: [],
    corporateActions: [],
    dividendsPaise: 0,
    outcomes: [
      { action: 0, outcome: 'sent', count: trades.length },
      { action: 0, outcome: 'busy', count: 37 },
      { action: 1, outcome: 'not-open', count: 1 },
    ],
    openPositions: [],
    rejections: [],
    timeouts: { cancel: 2, market: 0 },
    ambiguousBars: trades.filter(({ ambiguous }) => ambiguous).length,
    shortWarmUps: [{ clock: '5m bars of DEMO:BANKONE', bars: 40, needed: 100 }],
    uncertainRows: [],
    digest: '9f'.repeat(32),
  };
  return { result, candles, stops };
}

interface ScriptedTrade {
  readonly trade: ClosedTrade;
  readonly fills: readonly FillRow[];
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

interface WayOut {
  readonly row: number;
  readonly price: number;
  readonly reason: 'legStop' | 'legTarget' | 'exitAt';
  /** Farthest below and above the entry, price units in the trade's favour. */
  readonly worst: number;
  readonly best: number;
  readonly stops: readonly StopStep[];
}

/** Follows the bars of the entry's day until stop, target or the hour says out. `sign`: 1 long, −1 short. */
function walkOut(candles: Candles, entryRow: number, sign: number): WayOut {
  const entry = readRow(candles.open, entryRow);
  const day = istDayOf(readRow(candles.minute, entryRow));
  const [against, inFavour] = sign > 0 ? [candles.low, candles.high] : [candles.high, candles.low];
  const target = Math.round(entry * (1 + sign * TARGET_SHARE));
  let stop = Math.round(entry * (1 - sign * STOP_SHARE));
  const stops: StopStep[] = [{ timeUs: timeOfMinute(readRow(candles.minute, entryRow)), position: 0, leg: 0, price: stop }];
  let [row, worst, best] = [entryRow, 0, 0];
  for (; row < candles.count && istDayOf(readRow(candles.minute, row)) === day; row += 1) {
    const price = readRow(candles.close, row);
    const minute = readRow(candles.minute, row);
    worst = Math.max(worst, sign * (entry - readRow(against, row)));
    best = Math.max(best, sign * (readRow(inFavour, row) - entry));
    const found = { row, worst, best, stops };
    if (sign * (readRow(against, row) - stop) <= 0) return { ...found, price: stop, reason: 'legStop' };
    if (sign * (readRow(inFavour, row) - target) >= 0) return { ...found, price: target, reason: 'legTarget' };
    if (istMinuteOfDay(minute) >= OUT_MINUTE) return { ...found, price, reason: 'exitAt' };
    const trailed = Math.round(price - sign * entry * STOP_SHARE);
    if ((trailed - stop) * sign > entry * 0.002) {
      stop = trailed;
      stops.push({ timeUs: timeOfMinute(minute + 1), position: 0, leg: 0, price: stop });
    }
  }
  return { row: row - 1, price: readRow(candles.close, row - 1), reason: 'exitAt', worst, best, stops };
}

function playTrade(candles: Candles, entryRow: number, sign: number, number: number): ScriptedTrade {
  const out = walkOut(candles, entryRow, sign);
  const entryPrice = readRow(candles.open, entryRow);
  const quantity = Math.floor((CAPITAL_PAISE * 0.9) / entryPrice);
  const grossPaise = (out.price - entryPrice) * sign * quantity;
  const chargesPaise = Math.round((out.price + entryPrice) * quantity * CHARGE_SHARE);
  const trade: ClosedTrade = {
    id: `t${String(number).padStart(6, '0')}`,
    position: 0,
    direction: sign > 0 ? 'long' : 'short',
    instrument: INSTRUMENT,
    legs: [],
    entryUs: timeOfMinute(readRow(candles.minute, entryRow)),
    exitUs: timeOfMinute(readRow(candles.minute, out.row) + 1),
    quantity,
    entryPrice,
    exitPrice: out.price,
    priceScale: 100,
    grossPaise,
    chargesPaise,
    netPaise: grossPaise - chargesPaise,
    riskPaise: Math.round(entryPrice * STOP_SHARE * quantity),
    maePaise: out.worst * quantity,
    mfePaise: out.best * quantity,
    barsHeld: out.row - entryRow + 1,
    minutesHeld: out.row - entryRow + 1,
    exitReason: out.reason,
    ambiguous: out.reason === 'legStop' && number % 40 === 7,
  };
  return { trade, fills: fillsOf(trade, out.reason, number), stops: out.stops };
}

/** In and out, the charges of the trade half and half. */
function fillsOf(trade: ClosedTrade, reason: WayOut['reason'], number: number): readonly FillRow[] {
  const { direction, instrument, quantity, priceScale, chargesPaise } = trade;
  const [entrySide, exitSide] = direction === 'long' ? (['buy', 'sell'] as const) : (['sell', 'buy'] as const);
  const inPaise = Math.floor(chargesPaise / 2);
  const base = { position: 0, leg: 0, instrument, quantity, priceScale, isModelled: false };
  const entered = {
    timeUs: trade.entryUs,
    order: number * 2,
    side: entrySide,
    price: trade.entryPrice,
    chargesPaise: inPaise,
    slippage: 5,
  };
  const left = {
    timeUs: trade.exitUs,
    order: number * 2 + 1,
    side: exitSide,
    price: trade.exitPrice,
    chargesPaise: chargesPaise - inPaise,
  };
  const isStop = reason === 'legStop';
  return [
    { ...base, ...entered, reason: 'entry', rule: 'nextOpen', isAmbiguous: false, charges: taxOnly(inPaise) },
    {
      ...base,
      ...left,
      reason,
      rule: isStop ? 'stopTraded' : 'nextOpen',
      slippage: isStop ? Number.NaN : 5,
      isAmbiguous: trade.ambiguous,
      charges: taxOnly(left.chargesPaise),
    },
  ];
}

function taxOnly(paise: number): FillRow['charges'] {
  return mapCharges((item) => (item === 'stt' ? paise : 0));
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
