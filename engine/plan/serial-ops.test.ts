// Which ops run row by row, told from small wirings of real declarations.
import { expect, test } from 'vitest';
import type { ProgramClock } from '../../dsl/ir/program';
import { OPS } from '../../dsl/ops/op-table';
import { serialOps } from './serial-ops';

const CLOCKS: readonly ProgramClock[] = [
  { kind: 'bar', instrument: 0, timeframe: '1m' },
  { kind: 'position', position: 0 },
];

/** Ops as [name, inputs, clock]; each writes the slot of its own index. */
function serialOf(...ops: readonly (readonly [name: string, inputs: readonly number[], clock?: number])[]): readonly string[] {
  const wired = ops.map(([name, inputs, clock = 0], index) => {
    const declaration = OPS.find((op) => op.name === name);
    if (declaration === undefined) throw new Error(`${name} is no op`);
    return { declaration, clock, inputs, outputs: [index] };
  });
  const serial = serialOps(wired, CLOCKS);
  return ops.flatMap(([name], index) => (serial[index] === true ? [name] : []));
}

test('what only reads the market runs in blocks', () => {
  expect(serialOf(['bar', []], ['sma', [0]], ['greater', [0, 1]], ['edge', [2]])).toEqual([]);
});

test('what reads a position is serial, and all that follows from it', () => {
  expect(serialOf(['bar', []], ['positionOpen', []], ['not', [1]], ['edge', [2]], ['sma', [0]])).toEqual(['positionOpen', 'not', 'edge']);
});

test('what is fed back is serial, with the whole cycle, though nothing feeds it from above', () => {
  expect(serialOf(['bar', []], ['previous', [2]], ['add', [0, 1]], ['sma', [0]])).toEqual(['previous', 'add']);
});

test('so is what stands on a clock of a position, whatever it reads', () => {
  expect(serialOf(['pulse', [], 1], ['heldEvent', [0], 0], ['pulse', []])).toEqual(['pulse', 'heldEvent']);
});
