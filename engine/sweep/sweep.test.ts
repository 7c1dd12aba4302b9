// Variants in their order, the surface they make, and the screen of their signals against a run of each by hand and against the whole machine.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../../dsl/compile/compile';
import { Graph } from '../../dsl/graph/graph';
import { invariant } from '../../dsl/types/invariant';
import { aggregateCandles } from '../bars/aggregate-candles';
import { istDayOf } from '../market/candles';
import { equity } from '../market/instrument';
import { evaluate } from '../run/evaluate';
import { listDemoSessions } from '../synthetic/demo-session';
import { DEMO_SEED, generateDemoCandles } from '../synthetic/generate-demo-candles';
import { isoDay } from '../time/day-text';
import { istMinute, US_PER_MINUTE } from '../time/ist-time';
import { DEFAULT_VENUE } from '../venue/venue-config';
import { runVariant } from './run-variant';
import { findScreenRefusal, screenVariants } from './screen-variants';
import { lastRowsOfSessions, SignalAccount } from './signal-account';
import { steppedValues } from './sweep-axis';
import { sweepSurface } from './sweep-surface';
import { countGrid, gridVariants, randomVariants } from './variants';

function compiledTemplate(name: string) {
  const text = readFileSync(path.resolve(import.meta.dirname, `../../fixtures/strategies/${name}/graph.json`), 'utf8');
  const { compiled } = compile(Graph.parse(JSON.parse(text)));
  invariant(compiled !== null, 'a template compiles');
  return compiled;
}

const { program, hash, sourceMap } = compiledTemplate('ema-cross');
const defaults = sourceMap.params.map((param) => param.default);
const fast = sourceMap.params.findIndex(({ key }) => key === 'fastPeriod');
const slow = sourceMap.params.findIndex(({ key }) => key === 'slowPeriod');
const axes = [
  { param: fast, values: [5, 8, 13] },
  { param: slow, values: [21, 34] },
];

describe('variants', () => {
  test('of a grid are all its points, the last axis fastest', () => {
    const found = gridVariants(defaults, axes);
    expect(found.map(({ params }) => [params[fast], params[slow]])).toEqual([
      [5, 21],
      [5, 34],
      [8, 21],
      [8, 34],
      [13, 21],
      [13, 34],
    ]);
    expect(found[3]?.at).toEqual([1, 1]);
    expect(countGrid(axes)).toBe(6);
  });
  test('drawn at random are points of the grid, each once, the same for the same seed', () => {
    const wide = [
      { param: fast, values: steppedValues(2, 101, 1) },
      { param: slow, values: steppedValues(2, 101, 1) },
    ];
    const drawn = randomVariants(defaults, wide, 500, 9);
    expect(new Set(drawn.map(({ at }) => at.join())).size).toBe(500);
    expect(randomVariants(defaults, wide, 500, 9)).toEqual(drawn);
    expect(randomVariants(defaults, wide, 500, 10)).not.toEqual(drawn);
    expect(randomVariants(defaults, axes, 6, 1)).toEqual(gridVariants(defaults, axes));
    const column = drawn.map(({ at }) => at[0] ?? 0);
    expect(column.reduce((sum, place) => sum + place, 0) / 500).toBeGreaterThan(44);
    expect(column.reduce((sum, place) => sum + place, 0) / 500).toBeLessThan(55);
  });
  test('steps are counted, not added up', () => {
    expect(steppedValues(0.1, 0.7, 0.1)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
    expect(steppedValues(5, 11, 4)).toEqual([5, 9]);
  });
});

test('the best variant of a surface is its highest, the steadiest the one among good neighbours', () => {
  const values = [1, 9, 1, 4, 5, 4];
  const { best, steadiest, plateaus } = sweepSurface(
    values.map((value, index) => ({ at: [index], value })),
    true,
  );
  expect({ best, steadiest }).toEqual({ best: 1, steadiest: 3 + 1 });
  expect(plateaus[1]?.score.value).toBe(0);
});

describe('the account of signals', () => {
  const rows = {
    timeUs: Float64Array.from({ length: 8 }, (_, row) => row),
    session: Int32Array.of(1, 1, 1, 1, 2, 2, 2, 2),
    sessionOpenMinute: new Int32Array(8),
    sessionCloseMinute: new Int32Array(8),
    open: Int32Array.of(100, 102, 104, 106, 110, 112, 114, 116),
    high: new Int32Array(8),
    low: new Int32Array(8),
    close: Int32Array.of(101, 103, 105, 107, 111, 113, 115, 117),
    volume: new Float64Array(8),
    openInterest: new Float64Array(8),
  };
  const events = (...at: readonly number[]) => Float64Array.from({ length: 9 }, (_, local) => (at.includes(local - 1) ? 1 : 0));
  interface Terms {
    readonly direction?: 1 | -1;
    readonly isIntraday?: boolean;
    readonly costUnits?: number;
    /** A short entry too. */
    readonly short?: Float64Array;
    readonly reverses?: boolean;
  }
  const run = (enter: Float64Array, exit: Float64Array, terms: Terms = {}, split = 8) => {
    const { direction = 1, isIntraday = true, costUnits = 0, short = events(), reverses = false } = terms;
    const account = new SignalAccount(rows, lastRowsOfSessions(rows), { isIntraday, costUnits });
    for (let start = 0; start < 8; start += split) {
      const part = (column: Float64Array) => Float64Array.of(0, ...column.subarray(start + 1, start + 1 + split));
      const entries = [
        { column: part(enter), direction, reverses },
        { column: part(short), direction: -1 as const, reverses },
      ];
      account.take({ entries, exits: [part(exit)], rowOfZero: start - 1, count: Math.min(split, 8 - start), from: 1 });
    }
    const { trades, wins, netUnits, fallUnits } = account;
    return { trades, wins, netUnits, fallUnits };
  };
  test('fills at the next open, in and out', () => {
    expect(run(events(0), events(1))).toEqual({ trades: 1, wins: 1, netUnits: 104 - 102, fallUnits: 0 });
  });
  test('holds nothing overnight where it may not, and carries where it may', () => {
    expect(run(events(0), events(5)).netUnits).toBe(107 - 102);
    expect(run(events(0), events(5), { isIntraday: false }).netUnits).toBe(114 - 102);
    expect(run(events(3), events()).trades).toBe(0);
  });
  test('sells first where the leg does, and pays for each fill', () => {
    expect(run(events(0), events(1), { direction: -1, costUnits: 2 })).toEqual({ trades: 1, wins: 0, netUnits: -6, fallUnits: 6 });
  });
  test('turns round where the other entry says so, and passes it over where it does not', () => {
    // In at 112, turned at 114, out at 116.
    const short = events(5);
    expect(run(events(4), events(6), { short, reverses: true })).toEqual({
      trades: 2,
      wins: 1,
      netUnits: 114 - 112 - (116 - 114),
      fallUnits: 2,
    });
    expect(run(events(4), events(6), { short })).toEqual({ trades: 1, wins: 1, netUnits: 116 - 112, fallUnits: 0 });
  });
  test('comes to the same in windows of any length', () => {
    for (const isIntraday of [true, false])
      for (const reverses of [true, false]) {
        const terms = { isIntraday, reverses, short: events(1, 3, 5) };
        const whole = run(events(0, 2, 4, 6), events(5), terms);
        for (const split of [1, 2, 3, 5]) expect(run(events(0, 2, 4, 6), events(5), terms, split)).toEqual(whole);
      }
  });
});

describe('a screen of a real strategy', () => {
  const span = [isoDay('2024-01-01'), isoDay('2024-03-28')] as const;
  const candles = generateDemoCandles('DEMO:BANKONE', listDemoSessions(...span), DEMO_SEED);
  const sessionsOfDay = new Set(Array.from(candles.minute, istDayOf));
  const sessions = (day: number) => (sessionsOfDay.has(day) ? [{ openMinute: istMinute(day, 555), closeMinute: istMinute(day, 930) }] : []);
  const history = {
    candles,
    sessions,
    instrument: equity('DEMO:BANKONE', false),
    hasVolume: true,
    terms: { lot: 1, tick: 5, freezeQuantity: 0 },
    dataHash: 'demo',
  };
  const instruments = program.instruments.map(() => history);
  const fromUs = istMinute(isoDay('2024-02-01'), 0) * US_PER_MINUTE;
  const toUs = istMinute(span[1] + 1, 0) * US_PER_MINUTE - 1;
  const variants = gridVariants(defaults, axes).map(({ params }) => params);

  test('is asked for where signals alone say something', () => {
    expect(findScreenRefusal({ program, histories: instruments })).toBeNull();
    expect(findScreenRefusal({ program: { ...program, actions: program.actions.slice(0, 0) }, histories: instruments })).toBe(
      'no-single-position',
    );
    const futures = compiledTemplate('futures-ema-cross').program;
    expect(findScreenRefusal({ program: futures, histories: instruments })).toBe('contract-by-rule');
  });

  /** An account that looks at every bar of both signals, one after another. */
  function walk([long, short]: ReturnType<typeof evaluate>): { readonly trades: number; readonly netUnits: number } {
    let [held, entry, trades, netUnits] = [0, 0, 0, 0];
    let pending: number | null = null;
    const bars = aggregateCandles(candles, '5m', sessions, Number.MAX_SAFE_INTEGER);
    for (let row = 0; row < bars.count; row += 1) {
      const [open, close, minute] = [bars.open[row] ?? 0, bars.close[row] ?? 0, bars.minute[row] ?? 0];
      if (pending !== null) {
        if (held !== 0) {
          netUnits += held * (open - entry);
          trades += 1;
        }
        held = pending;
        entry = open;
        pending = null;
      }
      const isLast = row + 1 === bars.count || istDayOf(bars.minute[row + 1] ?? 0) !== istDayOf(minute);
      const sealUs = (minute + 5) * US_PER_MINUTE;
      const place = long?.timeUs.indexOf(sealUs) ?? -1;
      if (isLast && held !== 0) {
        netUnits += held * (close - entry);
        trades += 1;
        held = 0;
      }
      if (isLast || sealUs < fromUs) continue;
      const wanted = long?.values[place] === 1 ? 1 : short?.values[place] === 1 ? -1 : 0;
      if (wanted !== 0 && wanted !== held && (held === 0 || reverses)) pending = wanted;
    }
    return { trades, netUnits };
  }
  const reverses = program.actions.some((action) => action.kind === 'enter' && action.whenBusy === 'reverse');

  test('counts what walking through each variant’s own signals counts', () => {
    const found = screenVariants({ program, histories: instruments, fromUs, costUnits: 0, priceScale: 100 }, variants);
    expect(found).toHaveLength(6);
    for (const [index, params] of variants.entries()) {
      const slots = program.actions.map(({ event }) => event);
      const signals = evaluate({ program, params, histories: instruments, slots, fromUs, priceScale: 100 });
      expect(found[index]).toMatchObject(walk(signals));
    }
  });

  test('does not depend on what else is screened', () => {
    const request = { program, histories: instruments, fromUs, costUnits: 3, priceScale: 100 };
    const together = screenVariants(request, variants);
    expect(variants.map((params) => screenVariants(request, [params])[0])).toEqual(together);
  });

  test('the whole machine’s figures of a variant are those of its own backtest', () => {
    const request = { program, programHash: hash, instruments, fromUs, toUs, capitalPaise: 50_000_000, venue: DEFAULT_VENUE };
    const { outcome, result } = runVariant(request, variants[1] ?? []);
    expect(outcome.values[1]).toBe((result.series.daily.equityPaise.at(-1) ?? 0) - 50_000_000);
    expect(outcome.returns).toHaveLength(result.series.daily.day.length);
    expect(outcome.sharpePerSession).not.toBeNull();
  });
});
