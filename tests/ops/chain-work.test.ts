// What is read off chains does no more a row than its declared cost stands for, at the largest that a program may have: four chains of as many contracts as
// the limits allow, at every minute and between minutes, four ops going through the same window one after another. Numbers of the contracts' columns are
// counted, whoever asks for them.
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../dsl/limits';
import { CHAIN_MEASURES, type ChainMeasure } from '../../dsl/ops/chain';
import { OPS } from '../../dsl/ops/op-table';
import { STRIKE_REFERENCES, type StrikeReference } from '../../dsl/types/strike-reference';
import { summariseChain } from '../../engine/chain/summarise-chain';
import type { ChainHistory, OptionCandles, SessionChain } from '../../engine/market/chain-history';
import { type OptionContract, optionId } from '../../engine/market/option-contract';
import { chainMeasureReading } from '../../engine/run/chain-measure-reading';
import { ChainReader } from '../../engine/run/chain-reader';
import { isoDay } from '../../engine/time/day-text';
import { istMinute, timeOfMinute } from '../../engine/time/ist-time';
import { NUMBERS_PER_UNIT } from './op-work';
import { TouchCounter } from './touch-counter';

const DAY = isoDay('2026-01-05');
const EXPIRY = DAY + 3;
const MINUTES = 20;
const OPEN = istMinute(DAY, 555);
const SPOT = 25_000;
const STEP = 50;
const SIDE = LIMITS.chainContractsMax / 4 - 1;
const sessions = (day: number) => [{ openMinute: istMinute(day, 555), closeMinute: istMinute(day, 930) }];
const minute = Int32Array.from({ length: MINUTES }, (_, row) => OPEN + row);

const contracts = Array.from({ length: 2 * (2 * SIDE + 1) }, (_, place): OptionContract => {
  const strike = (SPOT + (Math.floor(place / 2) - SIDE) * STEP) * 100;
  return { market: 'NFO', underlying: 'NIFTY', expiryDay: EXPIRY, strike, right: place % 2 === 0 ? 'call' : 'put' };
});

function spotAt(row: number): number {
  return SPOT + ((row * 37) % 160);
}

/** A price that falls away from the money, quoted half a rupee either way. */
function candlesOf(contract: OptionContract): OptionCandles {
  const strike = contract.strike / 100;
  const close = Int32Array.from(minute, (_, row) => {
    const gain = contract.right === 'call' ? spotAt(row) - strike : strike - spotAt(row);
    const away = (spotAt(row) - strike) / 250;
    return Math.round(100 * (Math.max(0, gain) + 1 + 180 / (1 + away * away)));
  });
  return {
    instrument: optionId(contract),
    contract,
    timeframe: '1m',
    priceScale: 100,
    count: MINUTES,
    minute,
    open: close,
    high: close,
    low: close,
    close,
    volume: new Float64Array(MINUTES).fill(75),
    openInterest: Float64Array.from(minute, (_, row) => 1_000 + ((contract.strike / 100 + row) % 900)),
    bid: close.map((price) => price - 50),
    ask: close.map((price) => price + 50),
    modelled: new Uint8Array(MINUTES),
  };
}

const plain = contracts.map(candlesOf);
const summary = summariseChain(plain, { expiryUs: timeOfMinute(istMinute(EXPIRY, 930)), sealUs: (at) => timeOfMinute(at + 1) });

function watched(candles: OptionCandles, counter: TouchCounter): OptionCandles {
  const watch = <T extends Float64Array | Int32Array>(values: T): T => counter.watch(values, 0, values.length);
  const { bid, ask } = candles;
  return {
    ...candles,
    minute: watch(candles.minute),
    close: watch(candles.close),
    volume: watch(candles.volume),
    openInterest: watch(candles.openInterest),
    bid: bid === null ? null : watch(bid),
    ask: ask === null ? null : watch(ask),
  };
}

function historyOf(counter: TouchCounter): ChainHistory {
  const chainOn = (day: number): SessionChain => {
    const byId = new Map(plain.map((each) => [each.instrument, watched(each, counter)]));
    return { day, expiryDay: EXPIRY, contracts, summary, candlesOf: (contract) => byId.get(optionId(contract)) ?? null };
  };
  const chains = new Map([DAY - 1, DAY].map((day) => [day, chainOn(day)]));
  return {
    market: 'NFO',
    underlying: 'NIFTY',
    hash: '',
    timeframe: '1m',
    days: [DAY - 1, DAY],
    expiriesOn: () => [{ day: EXPIRY, cycle: 'weekly' }],
    chainOn: (day) => chains.get(day) ?? null,
  };
}

const price = Int32Array.from(minute, (_, row) => spotAt(row) * 100);
const underlying = {
  candles: {
    instrument: 'NSE:NIFTY 50',
    timeframe: '1m',
    priceScale: 100,
    count: MINUTES,
    minute,
    open: price,
    high: price,
    low: price,
    close: price,
    volume: new Float64Array(MINUTES),
    openInterest: new Float64Array(MINUTES),
  },
};

const ofMinutes = Array.from(minute, (at) => timeOfMinute(at + 1));
const ofTicks = ofMinutes.flatMap((timeUs) => [timeUs, timeUs + 700_000, timeUs + 40_000_000]);

/** Numbers that one op touches a row, where every chain has one and each goes through all the rows before the next. */
function touchedPerRow(
  measure: ChainMeasure,
  strikes: number,
  instants: readonly number[],
  reference: StrikeReference = 'synthetic',
): number {
  const counter = new TouchCounter();
  const history = historyOf(counter);
  const declared = { underlying: 0, expiry: { kind: 'week', offset: 0, rollDaysBefore: 0 }, strikesEachSide: SIDE } as const;
  const readings = Array.from({ length: LIMITS.chainsMax }, () => {
    const reader = new ChainReader(declared, { history, sessions, terms: null }, underlying);
    return chainMeasureReading({ reader, measure, reference, strikes, priceScale: 100 });
  });
  for (const [index, reading] of readings.entries()) {
    const values = instants.map((timeUs, row) => reading(timeUs, Number.NaN, row));
    // A quarter of delta lies beyond a few strikes.
    const isKnown = values.some(Number.isFinite) || (measure === 'skew' && strikes < SIDE);
    expect([index, isKnown]).toEqual([index, true]);
  }
  return counter.touched / (instants.length * readings.length);
}

function boundOf(measure: ChainMeasure, strikes: number, reference: StrikeReference = 'synthetic'): number {
  const declaration = OPS.find(({ name }) => name === 'chain');
  const args = { chain: 0, measure: CHAIN_MEASURES.indexOf(measure), reference: STRIKE_REFERENCES.indexOf(reference), strikes };
  return NUMBERS_PER_UNIT * (declaration?.cost(args) ?? 0);
}

const largest = CHAIN_MEASURES.flatMap((measure) => [0, SIDE].map((strikes) => [measure, strikes] as const));

describe(`four chains of ${contracts.length} contracts do what their cost stands for`, () => {
  test.each(largest)('%s with %i strikes each side, at every minute', (measure, strikes) => {
    expect(touchedPerRow(measure, strikes, ofMinutes)).toBeLessThanOrEqual(boundOf(measure, strikes));
  });

  test.each(largest)('%s with %i strikes each side, between minutes', (measure, strikes) => {
    expect(touchedPerRow(measure, strikes, ofTicks)).toBeLessThanOrEqual(boundOf(measure, strikes));
  });
});

describe('a few strikes around the money cost what finds the money too', () => {
  const few = CHAIN_MEASURES.flatMap((measure) => (['synthetic', 'spot'] as const).map((reference) => [measure, reference] as const));
  test.each(few)('%s beside the %s', (measure, reference) => {
    expect(touchedPerRow(measure, 5, ofMinutes, reference)).toBeLessThanOrEqual(boundOf(measure, 5, reference));
  });

  test('where they are not said to, it is seen', () => {
    expect(touchedPerRow('putOpenInterest', 5, ofMinutes, 'synthetic')).toBeGreaterThan(boundOf('putOpenInterest', 5, 'spot'));
  });
});
