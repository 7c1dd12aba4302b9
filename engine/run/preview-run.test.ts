// A structure previewed at the instant of its entry against what the entry then books, and by hand against the formulas that it stands on.
import { describe, expect, it } from 'vitest';
import type { ProgramOp, StructureLeg } from '../../dsl/ir/program';
import { PREVIEW_MEASURES } from '../../dsl/ops/chain';
import { portfolioMargin } from '../margin/portfolio-margin';
import { future, type OptionRight, option } from '../market/instrument';
import { planProgram } from '../plan/plan-builder';
import { istMinute, timeOfMinute } from '../time/ist-time';
import { type BacktestRun, runBacktest } from './backtest';
import type { BacktestRequest } from './backtest-request';
import { evaluate } from './evaluate';
import { marketReader } from './market-reader';
import { atm, enterLegs, MONDAY, type OptionScene, sceneRequest, THURSDAY } from './option-scene';
import { PlanChains } from './plan-chains';
import { PreviewLegs } from './preview-legs';

type Measure = (typeof PREVIEW_MEASURES)[number];

/** The index at 1010; time value of 20 rupees at the money, 2 less for each strike away. Nothing moves: what is decided fills where it was. */
const SCENE: OptionScene = {
  strikes: [900, 950, 1000, 1050, 1100],
  minutes: 30,
  days: 1,
  spot: () => 1_010,
  price: (strike, right) => Math.max(0, right === 'call' ? 1_010 - strike : strike - 1_010) + 20 - Math.abs(strike - 1_000) / 25,
};

function wing(leg: number, right: OptionRight): StructureLeg {
  const strike = { rule: { by: 'leg', leg, in: 'steps', value: 1 }, tie: 'lower', noMatch: 'skip' } as const;
  return { chain: 0, right, strike, side: 'buy', ratio: 1, product: 'carry' };
}

const CONDOR = [atm('put', 'sell', 1), atm('call', 'sell', 1), wing(0, 'put'), wing(1, 'call')];

function previewOps(clock: number, out: number, measures: readonly Measure[] = PREVIEW_MEASURES): readonly ProgramOp[] {
  return measures.map((measure, index) => ({ op: 'preview@1', clock, in: [], args: { preview: 0, measure }, out: out + index }));
}

/** Previewed at the entry's event; the pulses of the scene are slots 0 and 1. */
function previewed(legs: readonly StructureLeg[], scene: OptionScene = SCENE) {
  const plain = sceneRequest(scene, [enterLegs(legs)]);
  const slots = PREVIEW_MEASURES.map((_, index) => 2 + index);
  const program = { ...plain.program, previews: [{ legs: [...legs] }], ops: [...plain.program.ops, ...previewOps(0, 2)] };
  const run = runBacktest({ ...plain, program, probes: slots });
  const read = (measure: Measure): number => run.registers.sample(2 + PREVIEW_MEASURES.indexOf(measure));
  return { run, read };
}

/** Rupees by unit of the structure at expiry, from the entry's fills. */
function bookedAt({ result }: BacktestRun, spot: number): number {
  const entries = result.fills.filter(({ reason }) => reason === 'entry');
  return entries.reduce((sum, { instrument, side, quantity, price }) => {
    const strike = Number(instrument.split('-').at(-2));
    const isCall = instrument.endsWith('CE');
    const worth = Math.max(0, isCall ? spot - strike : strike - spot);
    return sum + ((side === 'buy' ? 1 : -1) * quantity * (worth - price / 100)) / 50;
  }, 0);
}

const SPOTS = [0, ...SCENE.strikes, 5_000];

describe('a structure as if entered now', () => {
  it('brings and loses what its entry then books', () => {
    const butterfly = [atm('call', 'buy'), { ...atm('call', 'sell', 1), ratio: 2 }, wing(1, 'call')];
    for (const legs of [CONDOR, butterfly, [atm('put', 'buy'), atm('put', 'sell', 1)]]) {
      const { run, read } = previewed(legs);
      expect(run.result.fills.filter(({ reason }) => reason === 'entry')).toHaveLength(legs.length);
      const booked = SPOTS.map((spot) => bookedAt(run, spot));
      const cash = run.result.fills
        .filter(({ reason }) => reason === 'entry')
        .reduce((sum, { side, quantity, price }) => sum + ((side === 'buy' ? -1 : 1) * quantity * price) / 50, 0);
      expect(read('credit')).toBeCloseTo(cash, 6);
      expect(read('maxLoss')).toBeCloseTo(-100 * Math.min(...booked), 6);
      expect(read('maxProfit')).toBeCloseTo(100 * Math.max(...booked), 6);
    }
  });

  it('of a condor is worked out by hand', () => {
    // At 950 and 1050 time value is 18, at 900 and 1100 it is 16: 4 a unit are brought, and 46 of a width of 50 lost.
    const { read } = previewed(CONDOR);
    expect([read('credit'), read('maxLoss'), read('maxProfit')]).toEqual([400, 4_600, 400]);
  });

  it('binds what the clearing house asks of one lot', () => {
    const { read } = previewed(CONDOR);
    const legs = (
      [
        ['put', 900, 1],
        ['call', 1_100, 1],
        ['put', 950, -1],
        ['call', 1_050, -1],
      ] as const
    ).map(([right, strike, lots]) => ({
      contract: option(`${strike}${right}`, { underlying: 'INDEX', expiryDay: THURSDAY, strike: strike * 100, right }),
      quantity: 50 * lots,
      price: SCENE.price(strike, right, 0, 1) ?? 0,
      volatility: null,
    }));
    const { totalPaise } = portfolioMargin({
      timeUs: timeOfMinute(istMinute(MONDAY, 557)),
      legs,
      underlyings: [{ name: 'INDEX', spot: 1_010, dailyDeviation: null }],
    });
    // In the order of an entry: the wings are paid for before the sold legs bring anything.
    expect(read('margin')).toBeGreaterThanOrEqual(totalPaise / 100);
    const bySize = (percent: number) =>
      runBacktest({ ...sceneRequest(SCENE, [enterLegs(CONDOR, { size: { kind: 'margin', percent } })]), capitalPaise: 100_000_000 });
    const lotsAt = (rupees: number) => (bySize(rupees / 10_000).result.fills[0]?.quantity ?? 0) / 50;
    // As many lots as a size by margin takes of a capital of ten lakh: 3 for thrice the margin, 2 for a rupee less.
    expect([lotsAt(3 * read('margin')), lotsAt(3 * read('margin') - 1)]).toEqual([3, 2]);
  });

  it('has the greeks of its legs, each times its ratio', () => {
    const { read } = previewed([atm('call', 'buy'), { ...atm('call', 'sell', 1), ratio: 2 }]);
    const { program, instruments, chains = [] } = sceneRequest(SCENE, []);
    const greekOf = (field: string, strike: number): number => {
      const ops: ProgramOp[] = [
        { op: 'constant@1', clock: null, in: [], args: { value: strike, in: 'price' }, out: 0 },
        { op: 'chainStrike@1', clock: 0, in: [0], args: { chain: 0, right: 'call', field }, out: 1 },
      ];
      const [found] = evaluate({ program: { ...program, ops }, params: [], histories: instruments, chains, slots: [1], priceScale: 100 });
      return found?.values[0] ?? Number.NaN;
    };
    for (const field of ['delta', 'gamma', 'theta', 'vega'] as const)
      expect(read(field)).toBeCloseTo(greekOf(field, 1_000) - 2 * greekOf(field, 1_050), 9);
  });

  it('has no bound where it has none: a sold call loses without end, a bought one wins without end', () => {
    expect(previewed([atm('call', 'sell')]).read('maxLoss')).toBeNaN();
    expect(previewed([atm('call', 'sell')]).read('maxProfit')).toBe(3_000);
    expect(previewed([atm('call', 'buy')]).read('maxProfit')).toBeNaN();
    expect(previewed([atm('call', 'buy')]).read('maxLoss')).toBe(3_000);
  });

  it('is not known where a leg finds no strike, or has no price', () => {
    const far = previewed([atm('call', 'sell', 1), wing(0, 'call'), wing(1, 'call')]);
    expect(PREVIEW_MEASURES.every((measure) => Number.isNaN(far.read(measure)))).toBe(true);
    const silent: OptionScene = { ...SCENE, price: (...at) => (at[0] === 1_100 && at[1] === 'call' ? null : SCENE.price(...at)) };
    const { read, run } = previewed(CONDOR, silent);
    expect(read('credit')).toBeNaN();
    expect(run.result.outcomes).toEqual([{ action: 0, outcome: 'price-undefined', count: 1 }]);
  });
});

/** Minute by minute: the columns of some measures of legs. */
function columnsOf(legs: readonly StructureLeg[], scene: OptionScene, measures: readonly Measure[], more: Partial<BacktestRequest> = {}) {
  const { program, instruments, chains = [] } = sceneRequest(scene, []);
  const constant: ProgramOp = { op: 'bar@1', clock: 0, in: [], args: { field: 'close' }, out: 0 };
  return evaluate({
    program: {
      ...program,
      clocks: [{ kind: 'bar', instrument: 0, timeframe: '1m' }],
      params: [{ kind: 'number', unit: 'price', min: 0, max: 5_000 }],
      previews: [{ legs: [...legs] }],
      ops: [constant, ...previewOps(0, 1, measures)],
    },
    params: [1_100],
    histories: instruments,
    chains,
    slots: measures.map((_, index) => 1 + index),
    priceScale: 100,
    ...more,
  }).map(({ values }) => Array.from(values));
}

describe('a preview, row by row', () => {
  const exact = (value: number | { readonly slot: number } | { readonly param: number }): StructureLeg => ({
    ...atm('call', 'sell'),
    chain: 0,
    right: 'call',
    strike: { rule: { by: 'exact', value }, tie: 'lower', noMatch: 'nearest' },
  });
  /** Up ten rupees a minute from 1010. */
  const rising: OptionScene = { ...SCENE, spot: (_day, minute) => 1_010 + 10 * minute };

  it('takes the numbers of its strikes as they are at the row: in price units from a register, in rupees from a parameter', () => {
    const [credit] = columnsOf([exact({ slot: 0 })], rising, ['credit']);
    // Nearest to 1010 is 1000 at 30.00; from 1030 on it is 1050 at 18.00, from 1080 on 1100 at 16.00.
    expect([0, 1, 2, 6, 7].map((row) => credit?.[row])).toEqual([3_000, 3_000, 1_800, 1_800, 1_600]);
    expect(columnsOf([exact({ param: 0 })], rising, ['credit'])[0]?.[0]).toBe(1_600);
    expect(columnsOf([exact(900)], rising, ['credit'])[0]?.[0]).toBe(12_600);
  });

  it('finds its legs once an instant, and anew where the numbers are others', () => {
    const { program, instruments, chains = [] } = sceneRequest(SCENE, []);
    const plan = planProgram({
      program: { ...program, previews: [{ legs: [exact({ slot: 0 })] }], ops: [...previewOps(0, 0, ['credit'])] },
      params: [],
      probes: [0],
    });
    const [preview, planned] = [plan.previews[0], plan.programs[0]];
    if (preview === undefined || planned === undefined) throw new Error('the plan has the preview');
    const legs = new PreviewLegs(preview, planned, new PlanChains(plan, chains, instruments), 100);
    const at = (strike: number) => legs.at(timeOfMinute(istMinute(MONDAY, 560)), () => strike * 100);
    expect([900, 1_100, 900].map((strike) => at(strike)?.[0]?.price)).toEqual([126, 16, 126]);
    expect(at(900)).toBe(at(900));
    expect(at(900)).not.toBe(at(1_100));
  });

  it('rests a margin on the dated tables, which a run then names, and a credit on none', () => {
    const { program, instruments, chains = [] } = sceneRequest(SCENE, []);
    const rowsOf = (measure: Measure): readonly string[] => {
      const ops = [...previewOps(0, 0, [measure])];
      const plan = planProgram({ program: { ...program, previews: [{ legs: CONDOR }], ops }, params: [], probes: [0] });
      const known = new PlanChains(plan, chains, instruments);
      const [op] = plan.ops;
      if (op === undefined) throw new Error('the plan has the op');
      expect(marketReader(known, 100, 0)(op, [])(timeOfMinute(istMinute(MONDAY, 560)), Number.NaN, 1)).toBeGreaterThan(0);
      return [...known.rows].map(({ table }) => table);
    };
    expect(rowsOf('credit')).toEqual([]);
    expect(rowsOf('margin')).toHaveLength(3);
  });

  it('does not depend on what comes after the row', () => {
    const other: OptionScene = { ...SCENE, price: (...at) => (at[3] >= 10 ? (SCENE.price(...at) ?? 0) * 3 : SCENE.price(...at)) };
    const [now, then] = [SCENE, other].map((scene) => columnsOf(CONDOR, scene, PREVIEW_MEASURES).map((column) => column.slice(0, 10)));
    expect(then).toEqual(now);
    expect(now?.flat().some(Number.isNaN)).toBe(false);
  });

  it('is the same in windows of any size', () => {
    expect(columnsOf(CONDOR, SCENE, PREVIEW_MEASURES, { blockRows: 1 })).toEqual(columnsOf(CONDOR, SCENE, PREVIEW_MEASURES));
  });

  it('runs row by row where a number of it hangs on a position', () => {
    const { program } = sceneRequest(SCENE, []);
    const serialOf = (first: ProgramOp): boolean | undefined =>
      planProgram({
        program: { ...program, previews: [{ legs: [exact({ slot: 0 })] }], ops: [first, ...previewOps(0, 1, ['credit'])] },
        params: [],
        probes: [1],
      }).ops.find(({ declaration }) => declaration.name === 'preview')?.isSerial;
    expect(serialOf({ op: 'bar@1', clock: 0, in: [], args: { field: 'close' }, out: 0 })).toBe(false);
    expect(serialOf({ op: 'positionValue@1', clock: 0, in: [], args: { position: 0, field: 'entryPrice' }, out: 0 })).toBe(true);
  });

  it('counts a future among its legs by its price: nothing is paid for it, and it goes with the underlying', () => {
    const { program, instruments, chains = [] } = sceneRequest(SCENE, []);
    const [listed] = instruments;
    if (listed === undefined) throw new Error('the scene has an index');
    const measures = ['credit', 'maxLoss', 'maxProfit', 'delta'] as const;
    const bought: StructureLeg = { instrument: 1, side: 'buy', ratio: 1, product: 'carry' };
    const columns = evaluate({
      program: {
        ...program,
        instruments: [...program.instruments, { kind: 'fixed', id: 'NFO:INDEX24JANFUT' }],
        previews: [{ legs: [bought, atm('put', 'buy')] }],
        ops: [...previewOps(0, 0, measures)],
      },
      params: [],
      histories: [
        listed,
        { ...listed, instrument: future('NFO:INDEX24JANFUT', 'INDEX', THURSDAY), terms: { lot: 50, tick: 5, freezeQuantity: 0 } },
      ],
      chains,
      slots: measures.map((_, index) => index),
      priceScale: 100,
    }).map(({ values }) => values[0]);
    // The future at 1010 with the put of 1000 at 20: 10 less to the strike, and the 20 paid.
    expect(columns.slice(0, 3)).toEqual([-2_000, 3_000, Number.NaN]);
    expect(columns[3]).toBeGreaterThan(0.5);
    expect(columns[3]).toBeLessThan(1);
  });
});
