// For the tests of this folder: an index and one chain of options on it, minute by minute as a test says, and programs that trade them. Prices
// are rupees here and paise inside.
import type { Program, ProgramAction, StructureLeg } from '../../dsl/ir/program';
import type { SessionLookup } from '../bars/session-windows';
import { summariseChain } from '../chain/summarise-chain';
import { type Candles, istDayOf } from '../market/candles';
import type { ChainHistory, OptionCandles, SessionChain } from '../market/chain-history';
import { index, type OptionRight } from '../market/instrument';
import type { OptionContract } from '../market/option-contract';
import { optionId } from '../market/option-contract';
import { isoDay } from '../time/day-text';
import { istMinute, timeOfMinute, US_PER_MINUTE } from '../time/ist-time';
import { PLAIN_EXECUTION } from '../trade/rig/trade-rig';
import { DEFAULT_VENUE } from '../venue/venue-config';
import type { BacktestRequest } from './backtest-request';

/** A Monday; the contracts of the scene expire on the Thursday. */
export const MONDAY = isoDay('2024-01-08');
export const THURSDAY = MONDAY + 3;
const OPEN = 555;
const LOT = 50;

/** What an option costs in a minute of a day (0: the first), rupees; null where it does not trade. */
export type PriceOf = (strike: number, right: OptionRight, day: number, minute: number) => number | null;

export interface OptionScene {
  readonly strikes: readonly number[];
  /** Minutes of a session. */
  readonly minutes: number;
  readonly days: number;
  /** Of the index, in a minute of a day. */
  readonly spot: (day: number, minute: number) => number;
  readonly price: PriceOf;
  /** Units traded in a minute; absent where it is always enough. */
  readonly volume?: (strike: number, right: OptionRight, day: number, minute: number) => number;
  /** Units open; absent where nobody counts. */
  readonly openInterest?: (strike: number, right: OptionRight, day: number, minute: number) => number;
  /** Bid and ask when a minute ends, rupees, 0 where nobody quotes; absent where the source has no quotes. */
  readonly quote?: (strike: number, right: OptionRight, day: number, minute: number) => readonly [bid: number, ask: number];
  /** Whether a model said so. Absent: never. */
  readonly isModelled?: (strike: number, right: OptionRight, day: number, minute: number) => boolean;
}

export function sceneRequest(scene: OptionScene, actions: readonly ProgramAction[], params: Partial<Program> = {}): BacktestRequest {
  const sessions = sessionsOf(scene);
  const lastDay = MONDAY + scene.days - 1;
  return {
    program: programOf(actions, params),
    programHash: 'scene',
    params: [],
    instruments: [
      { candles: indexCandles(scene), sessions, instrument: index('NSE:INDEX'), hasVolume: false, terms: null, dataHash: 'index' },
    ],
    chains: [{ history: historyOf(scene), sessions, terms: { lot: LOT, tick: 5, freezeQuantity: 0 } }],
    fromUs: timeOfMinute(istMinute(MONDAY, OPEN)),
    toUs: timeOfMinute(istMinute(lastDay, OPEN + scene.minutes)),
    capitalPaise: 100_000_000,
    venue: { ...DEFAULT_VENUE, halfSpreadTicks: 0, slippageTicks: 0, latencyTicks: 0, volumeCapPercent: 0 },
  };
}

/** A future on the index: rupees in a minute of a day, null where it does not trade; all null where it is listed and nothing is known of it. */
export interface FutureOf {
  readonly expiryDay: number;
  readonly price: ((day: number, minute: number) => number | null) | null;
}

/** The same with these futures, by expiry. */
export function withFutures(request: BacktestRequest, scene: OptionScene, futures: readonly FutureOf[]): BacktestRequest {
  const contracts = futures.map(({ expiryDay, price }) => ({ expiryDay, contract: price === null ? null : futureCandles(scene, price) }));
  return { ...request, chains: (request.chains ?? []).map((chain) => ({ ...chain, futures: { hash: 'futures', contracts } })) };
}

function futureCandles(scene: OptionScene, priceOf: NonNullable<FutureOf['price']>): Candles {
  const units = (day: number, minute: number): number | null => {
    const price = priceOf(day, minute);
    return price === null ? null : Math.round(price * 100);
  };
  return candlesOf('NFO:INDEXFUT', scene, allDays(scene), units, () => 1_000);
}

/** Minutes from the open at which the events of slots 0 and 1 are. */
export const ENTRY_MINUTE = 2;
const EXIT_MINUTE = 20;

function programOf(actions: readonly ProgramAction[], others: Partial<Program>): Program {
  return {
    format: 'yantra.program/1',
    instruments: [{ kind: 'fixed', id: 'NSE:INDEX' }],
    chains: [{ underlying: 0, expiry: { kind: 'week', offset: 0, rollDaysBefore: 0 }, strikesEachSide: 10 }],
    clocks: [ENTRY_MINUTE, EXIT_MINUTE].map((minutes) => ({ kind: 'time', instrument: 0, from: 'open', minutes })),
    params: [],
    ops: [0, 1].map((event) => ({ op: 'pulse@1', clock: event, in: [], args: {}, out: event })),
    positions: 1,
    actions: [...actions],
    warmUp: [],
    cost: { perRow: 0, memoryBytes: 0 },
    ...others,
  };
}

export function enterLegs(legs: readonly StructureLeg[], changes: Partial<Extract<ProgramAction, { kind: 'enter' }>> = {}): ProgramAction {
  return {
    kind: 'enter',
    event: 0,
    position: 0,
    legs: [...legs],
    size: { kind: 'lots', lots: 1 },
    risk: [{ kind: 'mtmStop', basis: 'rupees', value: 1_000_000 }],
    execution: { ...PLAIN_EXECUTION, protectionPercent: 20 },
    whenBusy: 'ignore',
    ...changes,
  };
}

export function atm(right: OptionRight, side: 'buy' | 'sell', steps = 0): StructureLeg {
  const strike = { rule: { by: 'steps', from: 'spot', value: steps }, tie: 'lower', noMatch: 'skip' } as const;
  return { chain: 0, right, strike, side, ratio: 1, product: 'carry' };
}

function sessionsOf({ days, minutes }: OptionScene): SessionLookup {
  return (day) =>
    day < MONDAY || day >= MONDAY + days ? [] : [{ openMinute: istMinute(day, OPEN), closeMinute: istMinute(day, OPEN + minutes) }];
}

function indexCandles(scene: OptionScene): Candles {
  const price = (day: number, minute: number): number => Math.round(scene.spot(day, minute) * 100);
  return candlesOf('NSE:INDEX', scene, allDays(scene), price, () => 0);
}

function allDays({ days }: OptionScene): readonly number[] {
  return Array.from({ length: days }, (_, day) => day);
}

/** Bars whose four prices are one: what is decided at a bar's close fills at the next one's. */
function candlesOf(
  instrument: string,
  { minutes }: OptionScene,
  days: readonly number[],
  priceOf: (day: number, minute: number) => number | null,
  volumeOf: () => number,
): Candles {
  const rows = days.flatMap((day) =>
    Array.from({ length: minutes }, (_, minute) => ({ at: istMinute(MONDAY + day, OPEN + minute), price: priceOf(day, minute) })).filter(
      (row): row is { at: number; price: number } => row.price !== null,
    ),
  );
  const prices = Int32Array.from(rows, ({ price }) => price);
  return {
    instrument,
    timeframe: '1m',
    priceScale: 100,
    count: rows.length,
    minute: Int32Array.from(rows, ({ at }) => at),
    open: prices,
    high: prices,
    low: prices,
    close: prices,
    volume: Float64Array.from(rows, volumeOf),
    openInterest: new Float64Array(rows.length).fill(Number.NaN),
  };
}

function historyOf(scene: OptionScene): ChainHistory {
  const contracts = scene.strikes.flatMap((strike) =>
    (['call', 'put'] as const).map(
      (right): OptionContract => ({ market: 'NFO', underlying: 'INDEX', expiryDay: THURSDAY, strike: strike * 100, right }),
    ),
  );
  const days = allDays(scene).map((day) => MONDAY + day);
  return {
    market: 'NFO',
    underlying: 'INDEX',
    hash: 'scene',
    timeframe: '1m',
    days,
    expiriesOn: (day) => (days.includes(day) && day <= THURSDAY ? [{ day: THURSDAY, cycle: 'weekly' }] : []),
    chainOn: (day, expiryDay) => (days.includes(day) && expiryDay === THURSDAY ? sessionChain(scene, contracts, day) : null),
  };
}

function quotesOf(
  { quote }: OptionScene,
  { strike, right }: OptionContract,
  day: number,
  minutes: Int32Array,
): Pick<OptionCandles, 'bid' | 'ask'> {
  if (quote === undefined) return { bid: null, ask: null };
  const column = (side: 0 | 1): Int32Array => minutes.map((minute) => Math.round(quote(strike / 100, right, day, minute)[side] * 100));
  return { bid: column(0), ask: column(1) };
}

function modelledRows({ isModelled }: OptionScene, { strike, right }: OptionContract, minutes: Int32Array): Uint8Array {
  return Uint8Array.from(minutes, (at) => {
    const day = istDayOf(at);
    return isModelled?.(strike / 100, right, day - MONDAY, at - istMinute(day, OPEN)) === true ? 1 : 0;
  });
}

function sessionChain(scene: OptionScene, contracts: readonly OptionContract[], day: number): SessionChain {
  const find = (contract: OptionContract): OptionCandles => {
    const priceOf = (index: number, minute: number): number | null => {
      const price = scene.price(contract.strike / 100, contract.right, index, minute);
      return price === null ? null : Math.round(price * 100);
    };
    const all = candlesOf(optionId(contract), scene, [day - MONDAY], priceOf, () => 100_000);
    const { openInterest, volume } = scene;
    const open = all.minute.map((at) => at - istMinute(day, OPEN));
    const traded =
      volume === undefined
        ? {}
        : { volume: Float64Array.from(open, (minute) => volume(contract.strike / 100, contract.right, day - MONDAY, minute)) };
    const candles = { ...all, ...traded };
    const interest =
      openInterest === undefined
        ? candles.openInterest
        : Float64Array.from(open, (minute) => openInterest(contract.strike / 100, contract.right, day - MONDAY, minute));
    const quotes = quotesOf(scene, contract, day - MONDAY, open);
    return { ...candles, ...quotes, openInterest: interest, contract, modelled: modelledRows(scene, contract, candles.minute) };
  };
  const expiryUs = timeOfMinute(istMinute(THURSDAY, OPEN + scene.minutes));
  return {
    day,
    expiryDay: THURSDAY,
    contracts,
    candlesOf: (contract) => (contracts.some((each) => optionId(each) === optionId(contract)) ? find(contract) : null),
    get summary() {
      return summariseChain(contracts.map(find), { expiryUs, sealUs: (minute) => (minute + 1) * US_PER_MINUTE });
    },
  };
}
