// The evaluator where an instrument becomes another contract: no value of the new contract's time knows the old one, to the bit, and each is
// what the new contract alone would give.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Program } from '../../dsl/ir/program';
import { findOp } from '../../dsl/ops/op-table';
import type { InstrumentHistory } from '../../engine/kernel/clock-rows';
import type { Plan } from '../../engine/plan/plan';
import { planPrograms } from '../../engine/plan/plan-builder';
import { evaluate } from '../../engine/run/evaluate';
import { prepareRun } from '../../engine/run/prepare-run';
import { propertyRuns } from '../property-runs';
import { type CreateEvaluator, columnsOf, createEvaluator } from './evaluate-columns';
import { everySlot } from './evaluator-laws';
import { rolledAndFixed } from './random-history';
import { programs } from './random-program';

const SEED = 20_261_122;
const ALWAYS = Number.NEGATIVE_INFINITY;

function planned(program: Program): Plan {
  return planPrograms([everySlot(program)]);
}

/** Slots that read no clock but the rolled instrument's own. */
function ownSlots(program: Program): readonly number[] {
  const own = new Set<number>();
  const isOwnClock = (clock: number | null): boolean => {
    const found = clock === null ? undefined : program.clocks[clock];
    return clock === null || (found !== undefined && found.kind !== 'position' && found.instrument === 0);
  };
  for (const op of program.ops) {
    if (!isOwnClock(op.clock) || !op.in.every((slot) => own.has(slot))) continue;
    for (let output = 0; output < (findOp(op.op)?.outputs.length ?? 1); output++) own.add(op.out + output);
  }
  return [...own];
}

/** Instants and values of slots from an instant on. */
function valuesFrom(program: Program, slots: readonly number[], histories: readonly InstrumentHistory[], startUs: number, fromUs: number) {
  return evaluate({ program, params: [], histories, slots, fromUs: startUs, priceScale: 100, blockRows: 64 }).map(({ timeUs, values }) => {
    const from = timeUs.findIndex((instant) => instant >= fromUs);
    return from < 0 ? [] : [timeUs.slice(from), values.slice(from)];
  });
}

type Law = (create: CreateEvaluator) => fc.IProperty<unknown>;

const windowsDoNotShow: Law = (create) =>
  fc.property(programs(30), fc.nat(1_000), fc.integer({ min: 1, max: 90 }), fc.nat(20), (program, day, blockRows, restartAt) => {
    const { histories } = rolledAndFixed(day);
    const plan = planned(program);
    const columns = (size: number, restart = -1) => columnsOf(plan, program, histories, ALWAYS, size, restart, create);
    const whole = columns(1_024);
    expect(columns(blockRows)).toEqual(whole);
    expect(columns(blockRows, restartAt)).toEqual(whole);
    expect(columns(1)).toEqual(whole);
  });

/** Other prices of the old contract change nothing from the turn on. */
const oldContractDoesNotShow: Law = (create) =>
  fc.property(programs(30), fc.nat(1_000), (program, day) => {
    const plan = planned(program);
    const [one, other] = [day, day + 5_000].map((firstSeed) => {
      const { histories, turnUs } = rolledAndFixed(day, firstSeed);
      const { rows, eras } = prepareRun(plan, [program], histories, ALWAYS);
      const columns = columnsOf(plan, program, histories, ALWAYS, 64, -1, create);
      return columns.map((column, slot) => {
        const clock = plan.slotClock[slot] ?? -1;
        const first = eras[clock]?.[1]?.liveFrom ?? rows[clock]?.timeUs.findIndex((timeUs) => timeUs >= turnUs) ?? 0;
        return column.subarray(first < 0 ? column.length : first);
      });
    });
    expect(one).toEqual(other);
  });

/** Faults are planted from outside, in what a machine keeps to itself. */
const FAULTS: readonly { readonly fault: string; readonly law: Law; readonly create: CreateEvaluator }[] = [
  {
    fault: 'nothing were forgotten at a turn',
    law: oldContractDoesNotShow,
    create: (setup) => {
      const evaluator = createEvaluator(setup);
      Reflect.set(evaluator, 'forget', () => {});
      return evaluator;
    },
  },
  {
    fault: 'a snapshot did not say which contract it is of',
    law: windowsDoNotShow,
    create: (setup) => {
      const evaluator = createEvaluator(setup);
      const clocks = setup.rows.length;
      const restore = evaluator.restore.bind(evaluator);
      evaluator.restore = (snapshot) => restore(snapshot.slice().fill(0, clocks, 2 * clocks));
      return evaluator;
    },
  },
];

describe(`random programs over a rolled instrument, seed ${SEED}`, () => {
  test('give the same bits at any window size, and from a snapshot at any window', () => {
    fc.assert(windowsDoNotShow(createEvaluator), { seed: SEED, numRuns: propertyRuns(150) });
  });

  test('give the same bits merged with others as alone', () => {
    fc.assert(
      fc.property(programs(20), programs(20), fc.nat(1_000), (left, right, day) => {
        const { histories } = rolledAndFixed(day);
        const merged = planPrograms([everySlot(left), everySlot(right)]);
        const alone = planned(right);
        const together = columnsOf(merged, right, histories, ALWAYS, 64);
        const apart = columnsOf(alone, right, histories, ALWAYS, 64);
        alone.programs[0]?.slotOf.forEach((place, slot) => {
          if (place >= 0) expect(together[merged.programs[1]?.slotOf[slot] ?? -1]).toEqual(apart[place]);
        });
      }),
      { seed: SEED, numRuns: propertyRuns(150) },
    );
  });

  test('equal, once the contract has changed, a run that knows the new contract alone', () => {
    let compared = 0;
    fc.assert(
      fc.property(programs(30), fc.nat(1_000), (program, day) => {
        const { histories, contracts, turnUs } = rolledAndFixed(day);
        const slots = ownSlots(program).filter((slot) => program.ops.some((op) => op.out === slot && op.clock !== null));
        const rolled = valuesFrom(program, slots, histories, ALWAYS, turnUs);
        expect(rolled).toEqual(valuesFrom(program, slots, [contracts[1], ...histories.slice(1)], turnUs, turnUs));
        compared += rolled.flat().filter((column) => column.some((value) => !Number.isNaN(value))).length;
      }),
      { seed: SEED, numRuns: 150 },
    );
    expect(compared).toBeGreaterThan(1_000);
  });

  test('know nothing of the old contract, wherever in the program they stand', () => {
    fc.assert(oldContractDoesNotShow(createEvaluator), { seed: SEED, numRuns: propertyRuns(150) });
  });

  test.each(FAULTS)('would not, if $fault', ({ law, create }) => {
    expect(fc.check(law(create), { seed: SEED, numRuns: 150 }).failed).toBe(true);
  });

  test('equal a run on one contract where no other is decided on', () => {
    fc.assert(
      fc.property(programs(30), fc.nat(1_000), (program, day) => {
        const { histories, contracts, turnUs } = rolledAndFixed(day);
        const slots = program.ops.filter(({ clock }) => clock !== null && program.clocks[clock]?.kind === 'bar').map(({ out }) => out);
        const fixed = valuesFrom(program, slots, [contracts[1], ...histories.slice(1)], turnUs, ALWAYS);
        expect(valuesFrom(program, slots, histories, turnUs, ALWAYS)).toEqual(fixed);
      }),
      { seed: SEED, numRuns: propertyRuns(100) },
    );
  });

  test('are the old contract alone until then', () => {
    fc.assert(
      fc.property(programs(30), fc.nat(1_000), (program, day) => {
        const { histories, contracts, turnUs } = rolledAndFixed(day);
        const plan = planned(program);
        const rolled = columnsOf(plan, program, histories, ALWAYS, 64);
        const fixed = columnsOf(plan, program, [contracts[0], ...histories.slice(1)], ALWAYS, 64);
        const { rows, eras } = prepareRun(plan, [program], histories, ALWAYS);
        plan.slotClock.forEach((clock, slot) => {
          if (clock === null) return;
          const first = eras[clock]?.[0];
          const until = rows[clock]?.timeUs.subarray(0, first?.to ?? 0).filter((timeUs) => timeUs < turnUs).length ?? 0;
          expect(rolled[slot]?.subarray(0, until)).toEqual(fixed[slot]?.subarray(0, until));
        });
      }),
      { seed: SEED, numRuns: propertyRuns(150) },
    );
  });
});

describe('in the past of a contract that takes over', () => {
  const { histories, turnUs } = rolledAndFixed(7);
  const instruments: Program['instruments'] = [
    { kind: 'future', underlying: 'NSE:ONE', series: 'current', rollDaysBefore: 0 },
    { kind: 'fixed', id: 'NSE:TWO' },
  ];

  const programOf = (clocks: Program['clocks'], ops: Program['ops']): Program => ({
    format: 'yantra.program/1',
    instruments,
    clocks,
    params: [],
    ops,
    positions: 0,
    actions: [],
    warmUp: [],
    cost: { perRow: 0, memoryBytes: 0 },
  });

  test('other instruments are not known: a window over what comes from them fills afterwards', () => {
    const program = programOf(
      [
        { kind: 'bar', instrument: 0, timeframe: '1m' },
        { kind: 'bar', instrument: 1, timeframe: '1m' },
      ],
      [
        { op: 'bar@1', clock: 1, in: [], args: { field: 'close' }, out: 0 },
        { op: 'asOf@1', clock: 0, in: [0], args: { see: 'latest', ageBarsMax: 2 }, out: 1 },
        { op: 'sum@1', clock: 0, in: [1], args: { period: 5 }, out: 2 },
      ],
    );
    const [[, others] = [], [, sums] = []] = valuesFrom(program, [1, 2], histories, ALWAYS, turnUs);
    const knownBy = (row: number): number => others?.subarray(0, row + 1).filter((value) => !Number.isNaN(value)).length ?? 0;
    expect(sums?.findIndex((value) => !Number.isNaN(value))).toBe(sums?.findIndex((_, row) => knownBy(row) === 5));
  });

  test('events are not delivered to others, nor those that the old contract left behind', () => {
    const program = programOf(
      [
        { kind: 'bar', instrument: 0, timeframe: '1m' },
        { kind: 'time', instrument: 1, from: 'open', minutes: 0 },
      ],
      [
        { op: 'pulse@1', clock: 0, in: [], args: {}, out: 0 },
        { op: 'heldEvent@1', clock: 1, in: [0], args: {}, out: 1 },
      ],
    );
    const [[, held] = []] = valuesFrom(program, [1], histories, ALWAYS, turnUs);
    expect(Array.from(held ?? [])).toEqual([0, 1]);
  });
});
