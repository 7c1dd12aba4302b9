// The limit of a net greek in a run over options: the minute in which it fires is found from the readings of the chain, in this test and by hand.
import { describe, expect, it } from 'vitest';
import type { Program, ProgramOp, RiskRule, StructureLeg } from '../../dsl/ir/program';
import type { OptionRight } from '../market/instrument';
import { priceOption } from '../options/price-option';
import { formatIstMinute, minuteOfTime } from '../time/ist-time';
import { type BacktestRun, runBacktest } from './backtest';
import { evaluate } from './evaluate';
import { atm, ENTRY_MINUTE, enterLegs, type OptionScene, sceneRequest } from './option-scene';

const STRIKES = [850, 900, 950, 1000, 1050, 1100, 1150];
const MINUTES = 60;

/** Options at 20 % on the index itself, to the tick. */
function priced(spot: OptionScene['spot']): OptionScene {
  const price: OptionScene['price'] = (strike, right, day, minute) => {
    const years = (3 - day) / 365 + (MINUTES - 1 - minute) / (365 * 1_440);
    const terms = { model: 'black-76', right, forward: spot(day, minute), strike, years, rate: 0 } as const;
    return Math.max(0.05, Math.round((priceOption(terms, 0.2) ?? 0) * 20) / 20);
  };
  return { strikes: STRIKES, minutes: MINUTES, days: 4, spot, price };
}

/** At 1000 the first minute, a rupee higher each minute, 20 more over each night. */
const SCENE = priced((day, minute) => 1_000 + 20 * day + minute);

const STRADDLE = [atm('call', 'sell'), atm('put', 'sell')];

function run(
  value: number,
  greek: 'delta' | 'vega' = 'delta',
  scene: OptionScene = SCENE,
  legs: readonly StructureLeg[] = STRADDLE,
  program: Partial<Program> = {},
) {
  const risk: RiskRule[] = [
    { kind: 'mtmStop', basis: 'rupees', value: 1_000_000 },
    { kind: 'greekMax', greek, value },
    { kind: 'entriesPerDayMax', count: 1 },
  ];
  return runBacktest(sceneRequest(scene, [enterLegs(legs, { risk })], program));
}

interface Firing {
  readonly at: string;
  readonly value: number;
}

/** When the rule fired first, and on what. */
function fired({ decisions }: BacktestRun): Firing | null {
  const found = decisions.flatMap(({ timeUs, entry }) =>
    entry.kind === 'riskFired' && entry.rule === 'greekMax' ? [{ at: formatIstMinute(minuteOfTime(timeUs)), value: entry.value }] : [],
  );
  return found[0] ?? null;
}

/** By minute of the first day, of the strike of 1000. */
function readingOf(right: OptionRight, field: string, scene: OptionScene = SCENE): readonly number[] {
  const { program, instruments, chains = [] } = sceneRequest(scene, []);
  const ops: ProgramOp[] = [
    { op: 'constant@1', clock: null, in: [], args: { value: 1_000, in: 'price' }, out: 0 },
    { op: 'chainStrike@1', clock: 0, in: [0], args: { chain: 0, right, field }, out: 1 },
  ];
  const clocks = [{ kind: 'bar', instrument: 0, timeframe: '1m' }] as const;
  const [found] = evaluate({
    program: { ...program, clocks: [...clocks], ops },
    params: [],
    histories: instruments,
    chains,
    slots: [1],
    priceScale: 100,
  });
  return Array.from(found?.values ?? []);
}

describe('the limit of a net greek, in a run', () => {
  it('fires at the close of the first minute in which what is held leans further, and the legs leave at the next open', () => {
    const [call, put] = [readingOf('call', 'delta'), readingOf('put', 'delta')];
    const net = call.map((delta, row) => -delta - (put[row] ?? 0));
    const row = net.findIndex((value, minute) => minute >= ENTRY_MINUTE && Math.abs(value) > 0.3);
    expect(row).toBeGreaterThan(ENTRY_MINUTE + 3);
    const held = run(0.3);
    // A row seals a minute after its open.
    expect(fired(held)?.at).toBe(`2024-01-08 09:${16 + row}`);
    expect(fired(held)?.value).toBeCloseTo(net[row] ?? Number.NaN, 12);
    const exits = held.result.fills.filter(({ reason }) => reason !== 'entry').slice(0, 2);
    expect(exits.map(({ timeUs, reason }) => [formatIstMinute(minuteOfTime(timeUs)).slice(-5), reason])).toEqual([
      [`09:${16 + row}`, 'greekMax'],
      [`09:${16 + row}`, 'greekMax'],
    ]);
  });

  it('goes by the formula: a call two rupees in the money leans by a little more than a half', () => {
    // 20 % for 3 days and 57 minutes is a deviation of 0.01824: ln(1002 / 1000) over it is 0.1095, half of it more 0.1187, and N(0.1187) 0.547.
    expect(readingOf('call', 'delta')[2]).toBeCloseTo(0.547, 2);
    expect(fired(run(1.01))).toBeNull();
  });

  it('counts vega in rupees a point, of one unit and not of fifty', () => {
    const [call, put] = [readingOf('call', 'vega'), readingOf('put', 'vega')];
    const at = ENTRY_MINUTE;
    const sum = ((call[at] ?? 0) + (put[at] ?? 0)) / 100;
    expect(sum).toBeGreaterThan(0.5);
    expect(sum).toBeLessThan(1);
    expect(fired(run(sum * 1.2, 'vega'))).toBeNull();
    expect(fired(run(sum / 1.2, 'vega'))?.value).toBeLessThan(-sum / 1.2);
  });

  it('goes on over nights by the expiry of what is held, whatever the rule of the chain means by then', () => {
    // The rule gives up the contracts of the week three sessions before they end: the second day it means others, of which none are listed here.
    const chains = [{ underlying: 0, expiry: { kind: 'week', offset: 0, rollDaysBefore: 3 }, strikesEachSide: 10 }] as const;
    const scene = priced((day, minute) => 1_000 + (day === 0 ? 0 : minute));
    const held = fired(run(0.3, 'delta', scene, STRADDLE, { chains: [...chains] }));
    expect(held?.at.slice(0, 10)).toBe('2024-01-09');
    expect(held?.value).toBeLessThan(-0.3);
  });

  it('waits where the price of a leg implies no volatility, says so once, and goes on when it does again', () => {
    // Ten minutes in which the call costs what exercise brings at a forward that the others imply.
    const silent: OptionScene = {
      ...SCENE,
      price: (strike, right, day, minute) =>
        day === 0 && strike === 1_000 && right === 'call' && minute >= 6 && minute < 40 ? 0.05 : SCENE.price(strike, right, day, minute),
    };
    const held = run(0.3, 'delta', silent);
    const unknown = held.decisions.filter(({ entry }) => entry.kind === 'greekUnknown');
    expect(unknown.map(({ timeUs, entry }) => [formatIstMinute(minuteOfTime(timeUs)).slice(-5), entry])).toEqual([
      ['09:22', { kind: 'greekUnknown', position: 0, greek: 'delta', leg: 0 }],
    ]);
    expect(fired(held)?.at).toBe('2024-01-08 09:56');
    expect(fired(run(0.3))?.at).toBe('2024-01-08 09:23');
  });

  it('does not depend on what comes after it', () => {
    const now = fired(run(0.3));
    const row = Number(now?.at.slice(-2)) - 16;
    const other: OptionScene = {
      ...SCENE,
      price: (...to) => (to[2] > 0 || to[3] > row ? (SCENE.price(...to) ?? 0) * 2 : SCENE.price(...to)),
    };
    expect(fired(run(0.3, 'delta', other))).toEqual(now);
  });
});
