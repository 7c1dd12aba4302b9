import { describe, expect, test } from 'vitest';
import type { Program, ProgramAction } from '../../dsl/ir/program';
import { listUnrunParts } from './unrun-parts';

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

const option = {
  kind: 'option',
  underlying: 'NSE:ONE',
  expiry: { kind: 'week', offset: 0, rollDaysBefore: 0 },
  right: 'call',
  strike: { rule: { by: 'steps', from: 'spot', value: 0 }, tie: 'lower', noMatch: 'skip' },
  from: 'open',
  minutes: 15,
} as const;

test('what the machine runs has no such part', () => {
  expect(listUnrunParts(programOf([ENTER, { kind: 'exit', event: 0, position: 0, percent: 50 }]))).toEqual([]);
});

describe('an option by rule that would be held over nights is named, with the action that brings it', () => {
  const by = (product: 'carry' | 'intraday'): Program => {
    const leg = { instrument: 0, side: 'buy', ratio: 1 } as const;
    const add: ProgramAction = {
      kind: 'addLegs',
      event: 0,
      position: 0,
      legs: [{ ...leg, product }],
      size: { kind: 'lots', lots: 1 },
      max: 1,
    };
    return programOf([{ ...ENTER, legs: [{ ...leg, product: 'intraday' }] }, add], { instruments: [option] });
  };

  test('be it added later', () => {
    expect(listUnrunParts(by('carry'))).toEqual([{ what: 'an option by rule held over nights', action: 1 }]);
  });

  test('and not where it is held within the day', () => {
    expect(listUnrunParts(by('intraday'))).toEqual([]);
  });
});
