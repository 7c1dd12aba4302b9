// The guard of an entry by bid and ask in a run: what the chain quoted when the last bar ended, and what is done where nobody says.
import { describe, expect, it } from 'vitest';
import type { Program, StructureLeg } from '../../dsl/ir/program';
import { option } from '../market/instrument';
import { runBacktest } from './backtest';
import type { BacktestRequest } from './backtest-request';
import { atm, enterLegs, type OptionScene, sceneRequest } from './option-scene';
import { quotedSpread } from './quoted-spread';

/** At 30.00 all day; quoted 29.70 to 30.30, 2 % of the middle, until the second bar ends: then as a test says. */
function quoted(bid: number, ask: number, others: Partial<OptionScene> = {}): OptionScene {
  return {
    strikes: [900, 950, 1000, 1050, 1100],
    minutes: 30,
    days: 1,
    spot: () => 1_010,
    price: () => 30,
    quote: (_strike, _right, _day, minute) => (minute === 1 ? [bid, ask] : [29.7, 30.3]),
    ...others,
  };
}

/** What becomes of an entry decided when the second bar of the session has ended. */
function outcomeOf(
  scene: OptionScene,
  percent: number,
  legs: readonly StructureLeg[] = [atm('call', 'sell')],
  program: Partial<Program> = {},
) {
  const risk = [
    { kind: 'entrySpreadMax', percent },
    { kind: 'mtmStop', basis: 'rupees', value: 1e6 },
  ] as const;
  const request = sceneRequest(scene, [enterLegs(legs, { risk: [...risk] })], program);
  return runBacktest(withByRule(request)).result.outcomes.map(({ outcome }) => outcome);
}

function withByRule(request: BacktestRequest): BacktestRequest {
  const [index] = request.instruments;
  if (index === undefined || request.program.instruments.length === 1) return request;
  const candles = { ...index.candles, count: 0, minute: new Int32Array(0), open: new Int32Array(0), close: new Int32Array(0) };
  const listed = option('NFO:INDEX', { underlying: 'INDEX', expiryDay: 1e6, strike: 0, right: 'call' }, 100);
  const terms = request.chains?.[0]?.terms ?? null;
  return { ...request, instruments: [index, { ...index, candles, instrument: listed, terms, dataHash: '' }] };
}

describe('the widest spread of an entry', () => {
  it('is of the quotes when the last bar ended, ask less bid over their middle', () => {
    // 28.50 to 31.50 is 3 on 30: 10 %.
    expect(outcomeOf(quoted(28.5, 31.5), 10)).toEqual(['sent']);
    expect(outcomeOf(quoted(28.5, 31.5), 9.9)).toEqual(['spread-wide']);
    expect(outcomeOf(quoted(29.7, 30.3), 2)).toEqual(['sent']);
  });

  it('is that of the widest leg', () => {
    const legs = [atm('call', 'sell'), atm('put', 'sell', 1)];
    const wide = quoted(29.7, 30.3, { quote: (strike) => (strike === 950 ? [27, 33] : [29.7, 30.3]) });
    expect(outcomeOf(wide, 5, legs)).toEqual(['spread-wide']);
    expect(outcomeOf(wide, 20, legs)).toEqual(['sent']);
  });

  it('is not known where nobody quotes both sides: the entry is refused', () => {
    expect(outcomeOf(quoted(0, 30.3), 50)).toEqual(['spread-wide']);
    expect(outcomeOf(quoted(29.7, 0), 50)).toEqual(['spread-wide']);
    expect(outcomeOf(quoted(31, 30), 50)).toEqual(['spread-wide']);
  });

  it('keeps no entry out where the run knows no quotes: candles without them, and rows that a model made', () => {
    const { quote: _none, ...plain } = quoted(0, 0);
    expect(outcomeOf(plain, 0.01)).toEqual(['sent']);
    expect(outcomeOf(quoted(0, 0, { isModelled: (_strike, _right, _day, minute) => minute === 1 }), 0.01)).toEqual(['sent']);
    expect(outcomeOf(quoted(0, 0), 0.01)).toEqual(['spread-wide']);
  });

  it.each(['intraday', 'carry'] as const)('is known of an option by rule: %s', (product) => {
    const strike = { rule: { by: 'steps', from: 'spot', value: 0 }, tie: 'lower', noMatch: 'skip' } as const;
    const expiry = { kind: 'week', offset: 0, rollDaysBefore: 0 } as const;
    const byRule = { kind: 'option', underlying: 'NSE:INDEX', expiry, right: 'call', strike, from: 'open', minutes: 1 } as const;
    const instruments: Program['instruments'] = [{ kind: 'fixed', id: 'NSE:INDEX' }, byRule];
    const leg: StructureLeg = { instrument: 1, side: 'buy', ratio: 1, product };
    expect(outcomeOf(quoted(28.5, 31.5), 9.9, [leg], { instruments })).toEqual(['spread-wide']);
    expect(outcomeOf(quoted(28.5, 31.5), 10, [leg], { instruments })).toEqual(['sent']);
  });
});

it('before the first bar of a session has ended nobody has quoted', () => {
  const columns = { bid: Int32Array.of(2_970), ask: Int32Array.of(3_030), modelled: new Uint8Array(1) };
  expect(quotedSpread(columns, -1)).toBeNaN();
  expect(quotedSpread(columns, 0)).toBe(2);
  expect(quotedSpread({ ...columns, bid: null, ask: null }, 0)).toBeNull();
});
