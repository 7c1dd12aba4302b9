// The evaluator over ex-dates: after one, every value is, to the bit, what a history would give that had been in the new units from the
// beginning; before it, what is known of no later day.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Program } from '../../dsl/ir/program';
import { findOp } from '../../dsl/ops/op-table';
import type { InstrumentHistory } from '../../engine/kernel/clock-rows';
import type { ClockEra } from '../../engine/kernel/clock-window';
import { istDayOf } from '../../engine/market/candles';
import type { CorporateAction } from '../../engine/market/corporate-action';
import { planPrograms } from '../../engine/plan/plan-builder';
import { adjustCandles } from '../../engine/run/adjust-candles';
import { evaluate } from '../../engine/run/evaluate';
import { prepareRun } from '../../engine/run/prepare-run';
import { istMinute, US_PER_MINUTE } from '../../engine/time/ist-time';
import { propertyRuns } from '../property-runs';
import { type CreateEvaluator, columnsOf, createEvaluator } from './evaluate-columns';
import { everySlot } from './evaluator-laws';
import { twoInstruments } from './random-history';
import { programs } from './random-program';

const SEED = 20_261_123;
const ALWAYS = Number.NEGATIVE_INFINITY;
const RUNS = 150;

interface SplitHistory {
  readonly histories: readonly InstrumentHistory[];
  /** The same, but for the first instrument in the units that it ends in. */
  readonly adjusted: readonly InstrumentHistory[];
  /** Without the later of the two actions. */
  readonly untilSecond: readonly InstrumentHistory[];
  readonly firstUs: number;
  readonly secondUs: number;
}

/** Two days of splits in three days; the ratios are drawn. */
function splitTwice(seed: number, ratios: readonly (readonly [number, number])[]): SplitHistory {
  const { histories } = twoInstruments(seed);
  const [one, two] = histories;
  if (one === undefined || two === undefined) throw new Error('two instruments are two');
  const day = istDayOf(one.candles.minute[0] ?? 0);
  const actions = ratios.map(
    ([numerator, denominator], index): CorporateAction => ({ kind: 'split', exDay: day + 1 + index, numerator, denominator }),
  );
  return {
    histories: [{ ...one, actions }, two],
    adjusted: [{ ...one, candles: adjustCandles(one.candles, actions, day + 2) }, two],
    untilSecond: [{ ...one, actions: actions.slice(0, 1) }, two],
    firstUs: istMinute(day + 1, 0) * US_PER_MINUTE,
    secondUs: istMinute(day + 2, 0) * US_PER_MINUTE,
  };
}

const ratio = fc.tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 10 }));
const ratios = fc.tuple(ratio, ratio);

/** Slots that hear no position: what was held is not lived through again. */
function deafSlots(program: Program): readonly number[] {
  const hearing = new Set<number>();
  const outputsOf = ({ op, out }: Program['ops'][number]): readonly number[] =>
    (findOp(op)?.outputs ?? [null]).map((_, index) => out + index);
  for (let known = -1; known < hearing.size; ) {
    known = hearing.size;
    for (const op of program.ops) {
      const isOnPosition = op.clock !== null && program.clocks[op.clock]?.kind === 'position';
      if (isOnPosition || findOp(op.op)?.readsPosition === true || op.in.some((slot) => hearing.has(slot)))
        for (const slot of outputsOf(op)) hearing.add(slot);
    }
  }
  return program.ops.flatMap(outputsOf).filter((slot) => !hearing.has(slot));
}

/** Instants and values of slots in [fromUs, toUs). */
function valuesIn(program: Program, histories: readonly InstrumentHistory[], fromUs: number, toUs: number, startUs = ALWAYS) {
  const slots = deafSlots(program);
  return evaluate({ program, params: [], histories, slots, fromUs: startUs, priceScale: 100, blockRows: 64 }).map(({ timeUs, values }) =>
    Array.from(timeUs, (instant, row) => [instant, values[row] ?? Number.NaN]).filter(
      ([instant = 0]) => instant >= fromUs && instant < toUs,
    ),
  );
}

type Law = (create: CreateEvaluator) => fc.IProperty<unknown>;

const windowsDoNotShow: Law = (create) =>
  fc.property(
    programs(30),
    fc.nat(1_000),
    ratios,
    fc.integer({ min: 1, max: 90 }),
    fc.nat(20),
    (program, day, drawn, blockRows, restartAt) => {
      const { histories } = splitTwice(day, drawn);
      const plan = planPrograms([everySlot(program)]);
      const columns = (size: number, restart = -1) => columnsOf(plan, program, histories, ALWAYS, size, restart, create);
      const whole = columns(1_024);
      expect(columns(blockRows)).toEqual(whole);
      expect(columns(blockRows, restartAt)).toEqual(whole);
      expect(columns(1)).toEqual(whole);
    },
  );

/** From the second ex-date on, whatever the first units were. */
const unitsDoNotShow: Law = (create) =>
  fc.property(programs(30), fc.nat(1_000), ratios, (program, day, drawn) => {
    const { histories, adjusted, secondUs } = splitTwice(day, drawn);
    const plan = planPrograms([everySlot(program)]);
    const slotOf = plan.programs[0]?.slotOf ?? new Int32Array(0);
    const after = [histories, adjusted].map((each) => {
      const columns = columnsOf(plan, program, each, ALWAYS, 64, -1, create);
      const { rows, eras } = prepareRun(plan, [program], each, ALWAYS);
      return deafSlots(program).map((slot) => {
        const place = slotOf[slot] ?? -1;
        const clock = plan.slotClock[place] ?? -1;
        const last = eras[clock]?.at(-1);
        const from = rows[clock]?.timeUs.findIndex((timeUs, row) => row >= (last?.warmFrom ?? 0) && timeUs >= secondUs) ?? -1;
        return from < 0 || last === undefined ? [] : Array.from(columns[place]?.subarray(from, last.to) ?? []);
      });
    });
    expect(after[0]).toEqual(after[1]);
  });

function withoutTurnsBeside(eras: readonly ClockEra[]): readonly ClockEra[] {
  const [first, ...later] = eras;
  const last = later.at(-1);
  return first === undefined || last === undefined || later.some(({ start }) => start !== 'beside') ? eras : [{ ...first, to: last.to }];
}

const FAULTS: readonly { readonly fault: string; readonly law: Law; readonly create: CreateEvaluator }[] = [
  {
    fault: 'nothing were forgotten on an ex-date',
    law: unitsDoNotShow,
    create: (setup) => {
      const evaluator = createEvaluator(setup);
      Reflect.set(evaluator, 'forget', () => {});
      return evaluator;
    },
  },
  {
    fault: 'the past were not gone through again',
    law: unitsDoNotShow,
    create: (setup) =>
      createEvaluator({
        ...setup,
        eras: setup.eras.map((eras) => eras.map((era, index) => (index === 0 ? era : { ...era, warmFrom: era.liveFrom }))),
      }),
  },
  {
    fault: 'only the clocks of the instrument itself went through their past again',
    law: unitsDoNotShow,
    create: (setup) => createEvaluator({ ...setup, eras: setup.eras.map(withoutTurnsBeside) }),
  },
];

describe(`random programs over an instrument that splits twice, seed ${SEED}`, () => {
  test('give the same bits at any window size, and from a snapshot at any window', () => {
    fc.assert(windowsDoNotShow(createEvaluator), { seed: SEED, numRuns: propertyRuns(RUNS) });
  });

  test('give, after an ex-date, what a history gives that was in these units from the beginning', () => {
    fc.assert(unitsDoNotShow(createEvaluator), { seed: SEED, numRuns: propertyRuns(RUNS) });
    let compared = 0;
    fc.assert(
      fc.property(programs(30), fc.nat(1_000), ratios, (program, day, drawn) => {
        const { histories, adjusted, firstUs, secondUs } = splitTwice(day, drawn);
        const values = valuesIn(program, histories, secondUs, Number.POSITIVE_INFINITY, firstUs);
        expect(values).toEqual(valuesIn(program, adjusted, secondUs, Number.POSITIVE_INFINITY, firstUs));
        compared += values.filter((column) => column.some(([, value]) => !Number.isNaN(value))).length;
      }),
      { seed: SEED, numRuns: RUNS },
    );
    expect(compared).toBeGreaterThan(1_000);
  });

  test('give, before an ex-date, what they give where it never comes', () => {
    fc.assert(
      fc.property(programs(30), fc.nat(1_000), ratios, (program, day, drawn) => {
        const { histories, untilSecond, secondUs } = splitTwice(day, drawn);
        expect(valuesIn(program, histories, ALWAYS, secondUs)).toEqual(valuesIn(program, untilSecond, ALWAYS, secondUs));
      }),
      { seed: SEED, numRuns: propertyRuns(RUNS) },
    );
  });

  test('give the same bits merged with others as alone', () => {
    fc.assert(
      fc.property(programs(20), programs(20), fc.nat(1_000), ratios, (left, right, day, drawn) => {
        const { histories } = splitTwice(day, drawn);
        const merged = planPrograms([everySlot(left), everySlot(right)]);
        const alone = planPrograms([everySlot(right)]);
        const lastOf = (plan: typeof alone, own: Program, place: number) => {
          const { eras } = prepareRun(plan, [own], histories, ALWAYS);
          const last = eras[plan.slotClock[place] ?? -1]?.at(-1);
          return Array.from(columnsOf(plan, own, histories, ALWAYS, 64)[place]?.subarray(last?.liveFrom ?? 0, last?.to) ?? []);
        };
        for (const slot of deafSlots(right).slice(0, 6)) {
          const [here, there] = [merged.programs[1]?.slotOf[slot] ?? -1, alone.programs[0]?.slotOf[slot] ?? -1];
          if (there >= 0 && alone.slotClock[there] !== null)
            expect(lastOf(merged, right, here).slice(-5)).toEqual(lastOf(alone, right, there).slice(-5));
        }
      }),
      { seed: SEED, numRuns: propertyRuns(60) },
    );
  });

  test.each(FAULTS)('would not, if $fault', ({ law, create }) => {
    expect(fc.check(law(create), { seed: SEED, numRuns: RUNS }).failed).toBe(true);
  });
});
