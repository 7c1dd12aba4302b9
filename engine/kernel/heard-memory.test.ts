// What hears positions, over an ex-date: counts and truths go on, what may be a price begins anew, and nothing of it is lived twice.

import { expect, test } from 'vitest';
import type { Program } from '../../dsl/ir/program';
import { planProgram } from '../plan/plan-builder';
import { MINUTES, request, split, still } from '../run/ex-date-scene';
import { prepareRun } from '../run/prepare-run';
import { BlockEvaluator } from './block-evaluator';
import { NO_MARKET } from './market-reading';
import { SerialRows } from './serial-rows';

const SLOTS = { close: 2, since: 4, stored: 5, opened: 8 } as const;

/** How long ago the position was opened, at which close, and how often. The count is reset where it opens while it is not open: never. */
const program: Program = {
  format: 'yantra.program/1',
  instruments: [{ kind: 'fixed', id: 'NSE:TEST' }],
  clocks: [{ kind: 'bar', instrument: 0, timeframe: '1m' }],
  params: [],
  ops: [
    { op: 'positionOpen@1', clock: 0, in: [], args: { position: 0 }, out: 0 },
    { op: 'edge@1', clock: 0, in: [0], args: { direction: 'rise' }, out: 1 },
    { op: 'bar@1', clock: 0, in: [], args: { field: 'close' }, out: SLOTS.close },
    { op: 'not@1', clock: 0, in: [0], args: {}, out: 3 },
    { op: 'barsSince@1', clock: 0, in: [1], args: {}, out: SLOTS.since },
    { op: 'stored@1', clock: 0, in: [1, SLOTS.close], args: { initial: 0, before: 'missing' }, out: SLOTS.stored },
    { op: 'gate@1', clock: 0, in: [1, 3], args: {}, out: 6 },
    { op: 'counter@1', clock: 0, in: [1, 6], args: { resets: 'never' }, out: SLOTS.opened },
  ],
  positions: 1,
  actions: [],
  warmUp: [],
  cost: { perRow: 0, memoryBytes: 0 },
};

/** Open in the 4th to 6th and the 9th minute of the first day, and from the 3rd of the second. */
const isOpenAt = (row: number): boolean => (row >= 3 && row < 6) || row === 8 || row >= MINUTES + 2;

function columns(blockRows: number): (slot: keyof typeof SLOTS) => readonly number[] {
  const { instruments, fromUs } = request([{ 0: still(100_000) }, { 0: still(20_000) }], [split(5, 1)]);
  const slots = Object.values(SLOTS);
  const plan = planProgram({ program: program, params: [], probes: slots });
  const prepared = prepareRun(plan, [program], instruments, fromUs);
  let asked = 0;
  const evaluator = new BlockEvaluator({
    plan,
    ...prepared,
    blockRows,
    priceScale: 100,
    readPosition: () => (isOpenAt(asked++) ? 1 : 0),
    readMarket: NO_MARKET,
  });
  const serial = new SerialRows(evaluator, prepared.rows);
  const lived = new Map<number, number[]>(slots.map((slot) => [slot, []]));
  while (evaluator.next()) {
    serial.runAll();
    for (const slot of slots) {
      const column = evaluator.columns[plan.programs[0]?.slotOf[slot] ?? -1];
      lived.get(slot)?.push(...(column?.subarray(1, (evaluator.window.count[0] ?? 0) + 1) ?? []));
    }
  }
  return (slot) => lived.get(SLOTS[slot]) ?? [];
}

test('counts go on over the ex-date', () => {
  const of = columns(64);
  expect(of('opened').slice(MINUTES - 2)).toEqual([2, 2, 2, 2, ...Array<number>(MINUTES - 2).fill(3)]);
  expect(of('since').slice(MINUTES - 2, MINUTES + 3)).toEqual([0, 1, 2, 3, 0]);
});

test('a price that was kept is in units of before, and is not known until one is kept anew', () => {
  const of = columns(64);
  expect(of('stored').slice(MINUTES - 2, MINUTES + 3)).toEqual([100_000, 100_000, Number.NaN, Number.NaN, 20_000]);
});

test('the same at any window size', () => {
  const whole = columns(64);
  for (const blockRows of [1, 2, 7]) {
    const cut = columns(blockRows);
    for (const slot of ['since', 'stored', 'opened'] as const) expect(cut(slot)).toEqual(whole(slot));
  }
});
