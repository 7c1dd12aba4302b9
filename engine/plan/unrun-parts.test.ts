import { describe, expect, test } from 'vitest';
import type { Program, ProgramAction } from '../../dsl/ir/program';
import { actionsToRun, listUnrunParts } from './unrun-parts';

type Enter = Extract<ProgramAction, { readonly kind: 'enter' }>;

const execution = {
  entry: 'market',
  protectionPercent: 0,
  limitOffsetTicks: 0,
  stopBufferPercent: 0.5,
  timeoutSeconds: 30,
  onTimeout: 'cancel',
  chaseSeconds: 5,
  chaseStepsMax: 5,
} as const;

const ENTER: Enter = {
  kind: 'enter',
  event: 0,
  position: 0,
  legs: [{ instrument: 0, side: 'buy', ratio: 1, product: 'carry' }],
  size: { kind: 'lots', lots: 1 },
  risk: [{ kind: 'legStop', basis: 'percent', value: 1 }],
  execution,
  whenBusy: 'ignore',
};

function programOf(actions: readonly ProgramAction[], changes: Partial<Program> = {}): Program {
  return {
    format: 'yantra.program/1',
    instruments: [{ kind: 'fixed', id: 'NSE:ONE' }],
    clocks: [],
    params: [],
    ops: [],
    positions: 1,
    actions: [...actions],
    warmUp: [],
    cost: { perRow: 0, memoryBytes: 0 },
    ...changes,
  };
}

const exit: ProgramAction = { kind: 'exit', event: 0, position: 0, percent: 50 };

test('what the machine runs has no such part, and its actions come back as they are', () => {
  const program = programOf([ENTER, exit]);
  expect(listUnrunParts(program)).toEqual([]);
  expect(actionsToRun(program)).toEqual(program.actions);
});

describe('each part is named, with the action that brings it', () => {
  const cases: readonly (readonly [string, ProgramAction])[] = [
    ['the action adjust', { kind: 'adjust', event: 0, position: 0, first: 'close', max: 1 }],
  ];
  test.each(cases)('%s', (what, action) => {
    const program = programOf([exit, action]);
    expect(listUnrunParts(program)).toEqual([{ what, action: 1 }]);
    expect(() => actionsToRun(program)).toThrow('refused before it is planned');
  });
});
