// A week at random of whoever trades options and futures: an index, chains of two expiries, a future that is rolled, and a program that enters, leaves
// in parts, enters again, adjusts and scales at the times of a day. Contracts end within the week, some while nobody trades with them any more. All
// of it follows from the seed.
import {
  isLegRule,
  type Program,
  type ProgramAction,
  type ProgramExecution,
  type ProgramSize,
  type RiskRule,
  type StructureLeg,
} from '../../dsl/ir/program';
import type { SessionLookup } from '../../engine/bars/session-windows';
import type { Candles } from '../../engine/market/candles';
import type { ChainHistory } from '../../engine/market/chain-history';
import { future, index } from '../../engine/market/instrument';
import type { BacktestInstrument } from '../../engine/run/backtest-instrument';
import type { BacktestRequest } from '../../engine/run/backtest-request';
import { rolledInstrument } from '../../engine/run/rolled-instrument';
import { isoDay } from '../../engine/time/day-text';
import { istMinute, timeOfMinute } from '../../engine/time/ist-time';
import { DEFAULT_VENUE } from '../../engine/venue/venue-config';
import { randomChainHistory } from '../random-chains';
import { createRandom } from '../random-graph';

/** A Monday. The first contracts expire on the Wednesday, the second on the Friday. */
const MONDAY = isoDay('2025-01-06');
export const DAYS = 5;
const FIRST_EXPIRY = MONDAY + 2;
const SECOND_EXPIRY = MONDAY + 4;
export const OPEN = 555;
const MINUTES = 40;
const TIMES = [1, 3, 8, 14, 21, 29];
/** The event that comes every two minutes; the others come once a day. */
const OFTEN = TIMES.length;
/** From the open: a time by which some positions are to be out. */
export const EXIT_MINUTE = 25;
const LOT = 50;
const FUTURE_LOT = 25;
const TICK = 5;
/** A session. */
export const RE_ENTRIES_MAX = 2;
export const CAPITAL_PAISE = 1_000_000_000;

export interface RandomWeek {
  readonly request: BacktestRequest;
  readonly history: ChainHistory;
  readonly spot: Candles;
  /** By id of the contract. */
  readonly futures: ReadonlyMap<string, BacktestInstrument>;
}

type Random = () => number;

export function randomWeek(seed: number): RandomWeek {
  const random = createRandom(seed);
  const spot = randomBars('NSE:INDEX', random, 0, MONDAY + DAYS - 1);
  const history = randomChainHistory({
    underlying: 'INDEX',
    candles: spot,
    sessions,
    expiries: [
      { day: FIRST_EXPIRY, cycle: 'weekly' },
      { day: SECOND_EXPIRY, cycle: 'monthly' },
    ],
    seed,
    strikeStep: 500,
    strikesEachSide: 4,
  });
  const futures = [FIRST_EXPIRY, SECOND_EXPIRY].map((day, at) => futureOf(`NFO:INDEX${at}FUT`, day, random));
  const rolled = rolledInstrument(
    futures.map((contract, at) => ({ expiryDay: at === 0 ? FIRST_EXPIRY : SECOND_EXPIRY, contract })),
    { series: 'current', rollDaysBefore: 0 },
  );
  const chain = { history, sessions, terms: { lot: LOT, tick: TICK, freezeQuantity: pick(random, [0, 0, 200]) } };
  return {
    request: {
      program: drawProgram(random),
      programHash: 'week',
      params: [],
      instruments: [{ candles: spot, sessions, instrument: index('NSE:INDEX'), hasVolume: false, terms: null, dataHash: 'index' }, rolled],
      chains: [chain, chain],
      fromUs: timeOfMinute(istMinute(MONDAY, OPEN)),
      toUs: timeOfMinute(istMinute(MONDAY + DAYS - 1, OPEN + MINUTES)),
      capitalPaise: CAPITAL_PAISE,
      venue: {
        ...DEFAULT_VENUE,
        seed,
        volumeCapPercent: pick(random, [0, 0.1, 2.5]),
        rejectPercent: pick(random, [0, 0, 20, 60]),
        partialPercent: pick(random, [0, 40]),
        stopCancelPercent: pick(random, [0, 30]),
        bias: pick(random, ['pessimistic', 'optimistic']),
      },
    },
    history,
    spot,
    futures: new Map(futures.map((contract) => [contract.instrument.id, contract])),
  };
}

const sessions: SessionLookup = (day) =>
  day < MONDAY || day >= MONDAY + DAYS ? [] : [{ openMinute: istMinute(day, OPEN), closeMinute: istMinute(day, OPEN + MINUTES) }];

function futureOf(id: string, expiryDay: number, random: Random): BacktestInstrument {
  return {
    candles: randomBars(id, random, 0.05, expiryDay),
    sessions,
    instrument: future(id, 'INDEX', expiryDay),
    hasVolume: true,
    terms: { lot: FUTURE_LOT, tick: TICK, freezeQuantity: 0 },
    dataHash: id,
  };
}

/** `holes`: share of minutes without a bar. */
function randomBars(instrument: string, random: Random, holes: number, lastDay: number): Candles {
  const rows: { minute: number; open: number; high: number; low: number; close: number; volume: number }[] = [];
  let price = 100_000;
  for (let day = MONDAY; day <= lastDay; day++) {
    price += (Math.floor(random() * 401) - 200) * TICK;
    for (let minute = 0; minute < MINUTES; minute++) {
      const open = price;
      price += (Math.floor(random() * 61) - 30) * TICK;
      const [high, low] = [
        Math.max(open, price) + TICK * Math.floor(random() * 9),
        Math.min(open, price) - TICK * Math.floor(random() * 9),
      ];
      const volume = Math.floor(random() * 90_000);
      if (random() >= holes) rows.push({ minute: istMinute(day, OPEN + minute), open, high, low, close: price, volume });
    }
  }
  const column = (name: 'minute' | 'open' | 'high' | 'low' | 'close'): Int32Array => Int32Array.from(rows, (row) => row[name]);
  return {
    instrument,
    timeframe: '1m',
    priceScale: 100,
    count: rows.length,
    minute: column('minute'),
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: Float64Array.from(rows, ({ volume }) => volume),
    openInterest: new Float64Array(rows.length).fill(Number.NaN),
  };
}

function drawProgram(random: Random): Program {
  const actions = [0, 1].flatMap((position) => drawActions(random, position));
  const program: Program = {
    format: 'yantra.program/1',
    instruments: [
      { kind: 'fixed', id: 'NSE:INDEX' },
      { kind: 'future', underlying: 'NSE:INDEX', series: 'current', rollDaysBefore: 0 },
    ],
    chains: [0, 1].map((offset) => ({
      underlying: 0,
      expiry: { kind: 'week', offset, rollDaysBefore: 0 },
      strikesEachSide: 4,
    })),
    clocks: [
      ...TIMES.map((minutes) => ({ kind: 'time', instrument: 0, from: 'open', minutes }) as const),
      { kind: 'every', instrument: 0, seconds: 120 },
    ],
    params: [],
    ops: [...TIMES, OFTEN].map((_, event) => ({ op: 'pulse@1', clock: event, in: [], args: {}, out: event })),
    positions: 2,
    actions,
    warmUp: [],
    cost: { perRow: 0, memoryBytes: 0 },
  };
  return program;
}

function drawActions(random: Random, position: number): readonly ProgramAction[] {
  const guards = GUARDS.filter(() => random() < 0.25);
  const event = (): number => Math.floor(random() * TIMES.length);
  const which = pick(random, ['calls', 'puts', 'bought', 'sold', 'winning', 'losing'] as const);
  const again = {
    how: pick(random, ['asap', 'atCost', 'momentum', 'reversed'] as const),
    basis: 'points',
    move: 5,
    max: RE_ENTRIES_MAX,
    notAfter: 1_000,
  } as const;
  const more: readonly ProgramAction[] = [
    { kind: 'exit', event: event(), position, percent: 100 },
    { kind: 'exit', event: event(), position, percent: pick(random, [25, 50, 70]) },
    { kind: 'exit', event: event(), position, percent: pick(random, [50, 100]), which },
    { kind: 'reEnter', event: OFTEN, position, ...again },
    {
      kind: 'adjust',
      event: event(),
      position,
      which,
      chain: Math.floor(random() * 2),
      first: pick(random, ['close', 'open'] as const),
      max: RE_ENTRIES_MAX,
    },
    { kind: 'scale', event: event(), position, percent: pick(random, [-50, 50, 100]), max: 2 },
    { kind: 'addLegs', event: event(), position, legs: drawLegs(random, position, 1), size: { kind: 'lots', lots: 1 }, max: 2 },
  ];
  return [
    drawEntry(random, position, event(), guards),
    drawEntry(random, position, event(), guards),
    ...more.filter(() => random() < 0.35),
  ];
}

function drawEntry(random: Random, position: number, event: number, guards: readonly RiskRule[]): ProgramAction {
  const legs = drawLegs(random, position, position === 0 ? 1 + Math.floor(random() * 4) : 2);
  const mtm: RiskRule = { kind: 'mtmStop', basis: 'rupees', value: pick(random, [1_500, 200_000]) };
  const risk = [mtm, ...guards, ...RULES.filter(() => random() < 0.2)];
  return {
    kind: 'enter',
    event,
    position,
    legs: [...legs],
    size: pick<ProgramSize>(random, [
      { kind: 'lots', lots: 1 },
      { kind: 'lots', lots: 7 },
      { kind: 'margin', percent: 5 },
    ]),
    risk: risk.map((rule) => (isLegRule(rule) && random() < 0.3 ? { kind: 'ofLeg', leg: 0, rule } : rule)),
    execution: drawExecution(random),
    whenBusy: pick(random, ['ignore', 'reverse']),
  };
}

/** The first position is of options alone; in the second a future stands beside one. */
function drawLegs(random: Random, position: number, count: number): StructureLeg[] {
  const order = () => ({ side: pick(random, ['buy', 'sell'] as const), ratio: 1 + Math.floor(random() * 2), product: 'carry' as const });
  const product = pick(random, ['intraday', 'carry', 'carry'] as const);
  return Array.from({ length: count }, (_, leg): StructureLeg => {
    if (position === 1 && leg === 1) return { instrument: 1, ...order(), product };
    const value = Math.floor(random() * 5) - 2;
    const strike = { rule: { by: 'steps', from: 'spot', value }, tie: 'lower', noMatch: 'nearest' } as const;
    return { chain: Math.floor(random() * 2), right: pick(random, ['call', 'put'] as const), strike, ...order(), product };
  });
}

/** The same for every entry of a position: what keeps out, and when to be out. */
const GUARDS: readonly RiskRule[] = [
  { kind: 'entriesPerDayMax', count: 1 },
  { kind: 'entryWindow', from: OPEN + 2, to: OPEN + 20 },
  { kind: 'cooldownAfterStop', minutes: 12 },
  { kind: 'dailyLossMax', basis: 'rupees', value: 400 },
  { kind: 'exitAt', from: 'open', minutes: EXIT_MINUTE },
  { kind: 'entryPriceAgeMax', seconds: 60 },
  { kind: 'entrySpreadMax', percent: 2 },
  { kind: 'entryFreeMarginMin', basis: 'percentOfCapital', value: 90 },
];
const BACK = { kind: 'legReEntry', contract: 'same', basis: 'points', move: 1, max: 2, notAfter: 1_000 } as const;
const RULES: readonly RiskRule[] = [
  { kind: 'legStop', basis: 'percent', value: 30 },
  { kind: 'legTarget', basis: 'percent', value: 40 },
  { kind: 'underlyingStop', basis: 'percent', value: 1 },
  { kind: 'combinedStop', basis: 'percent', value: 40 },
  { kind: 'combinedTarget', basis: 'points', value: 4 },
  { kind: 'lock', basis: 'rupees', arm: 500, lock: 100 },
  { kind: 'exitAfter', minutes: 12 },
  { kind: 'exitAfterSessions', sessions: 1, minutes: 6 },
  { kind: 'exitBeforeExpiry', sessions: 0, from: 'open', minutes: 25 },
  { kind: 'exitOnStale', seconds: 90 },
  { kind: 'stopToCost', legs: 'all' },
  { ...BACK, after: 'stop', how: 'reversed' },
  { ...BACK, after: 'target', how: 'asap', contract: 'anew' },
];

function drawExecution(random: Random): ProgramExecution {
  return {
    entry: pick(random, ['market', 'market', 'limit']),
    protectionPercent: pick(random, [0, 20]),
    limitOffsetTicks: 2,
    stopBufferPercent: 5,
    timeoutSeconds: pick(random, [0, 90]),
    onTimeout: pick(random, ['cancel', 'market']),
    chaseSeconds: 30,
    chaseStepsMax: 3,
    ...(random() < 0.3 ? { slices: { lotsMax: 2, seconds: pick(random, [0, 60]) } } : {}),
    ...(random() < 0.3
      ? {
          group: {
            order: pick(random, ['hedgesFirst', 'together'] as const),
            uncoveredSecondsMax: 60,
            onLegFailure: pick(random, ['exitAll', 'keep', 'retry'] as const),
            retriesMax: 2,
          },
        }
      : {}),
  };
}

function pick<Item>(random: Random, items: readonly [Item, ...Item[]]): Item {
  return items[Math.floor(random() * items.length)] ?? items[0];
}
