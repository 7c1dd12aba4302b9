// What planning leaves of a program: the ops that are reached, each once, with its values, its state and its slots.
import { expect, test } from 'vitest';
import type { Program, ProgramOp } from '../../dsl/ir/program';
import { opKey } from '../../dsl/ops/declare-op';
import type { Plan } from './plan';
import { planProgram, planPrograms } from './plan-builder';

const CLOCK = { kind: 'bar', instrument: 0, timeframe: '1m' } as const;

function programOf(ops: readonly ProgramOp[], clocks: Program['clocks'] = [CLOCK], symbol = 'NSE:ONE'): Program {
  return {
    format: 'yantra.program/1',
    instruments: [{ kind: 'fixed', id: symbol }],
    clocks,
    params: [],
    ops: [...ops],
    positions: 0,
    actions: [],
    warmUp: [],
    cost: { perRow: 0, memoryBytes: 0 },
  };
}

function op(name: string, out: number, inputs: number[] = [], args: ProgramOp['args'] = {}): ProgramOp {
  return { op: `${name}@1`, clock: 0, in: inputs, args, out };
}

const close = op('bar', 0, [], { field: 'close' });

function opsOf(plan: Plan): readonly string[] {
  return plan.ops.map(({ declaration, args }) => `${opKey(declaration)}(${args.join()})`);
}

test('an op that nothing reaches is left out, and its slot is nowhere', () => {
  const plan = planProgram({
    program: programOf([close, op('sma', 1, [0], { period: 3 }), op('absolute', 2, [0])]),
    params: [],
    probes: [2],
  });
  expect(opsOf(plan)).toEqual(['bar@1(3)', 'absolute@1()']);
  expect(Array.from(plan.programs[0]?.slotOf ?? [])).toEqual([0, -1, 1]);
});

test('an action reaches its event and the slots it samples', () => {
  const program = programOf([close, op('pulse', 1), op('sma', 2, [0], { period: 3 }), op('lag', 3, [0], { bars: 1 })]);
  const size = { kind: 'lots', lots: { slot: 2 } } as const;
  const rest = { kind: 'enter', position: 0, legs: [], risk: [], whenBusy: 'ignore' } as const;
  const execution = {
    entry: 'market',
    protectionPercent: 0,
    limitOffsetTicks: 0,
    stopBufferPercent: 0,
    timeoutSeconds: 0,
    onTimeout: 'cancel',
    chaseSeconds: 0,
    chaseStepsMax: 0,
  } as const;
  const acting = { ...program, actions: [{ ...rest, legs: [], risk: [], event: 1, size, execution }] };
  expect(opsOf(planProgram({ program: acting, params: [] }))).toEqual(['bar@1(3)', 'pulse@1()', 'sma@1(3)']);
});

test('ops are one when kind, clock, arguments and inputs are, and two when any differs', () => {
  const plan = planProgram({
    program: programOf([
      close,
      op('sma', 1, [0], { period: 3 }),
      op('sma', 2, [0], { period: 3 }),
      op('sma', 3, [0], { period: 4 }),
      op('sma', 4, [1], { period: 3 }),
    ]),
    params: [],
    probes: [1, 2, 3, 4],
  });
  expect(opsOf(plan)).toEqual(['bar@1(3)', 'sma@1(3)', 'sma@1(4)', 'sma@1(3)']);
  expect(Array.from(plan.programs[0]?.slotOf ?? [])).toEqual([0, 1, 1, 2, 3]);
});

test('each op has a piece of the arena of its own, as large as its arguments ask for', () => {
  const { ops, arenaSize } = planProgram({
    program: programOf([close, op('sma', 1, [0], { period: 3 }), op('lag', 2, [0], { bars: 7 })]),
    params: [],
    probes: [1, 2],
  });
  expect(ops.map(({ stateAt, stateSize }) => [stateAt, stateSize])).toEqual([
    [0, 0],
    [0, 6],
    [6, 8],
  ]);
  expect(arenaSize).toBe(14);
});

test('a setting is filled in before ops are compared', () => {
  const program = {
    ...programOf([close, op('sma', 1, [0], { period: { param: 0 } }), op('sma', 2, [0], { period: 5 })]),
    params: [{ kind: 'int', unit: 'bars', min: 2, max: 50 } as const],
  };
  expect(opsOf(planProgram({ program, params: [5], probes: [1, 2] }))).toEqual(['bar@1(3)', 'sma@1(5)']);
  expect(opsOf(planProgram({ program, params: [6], probes: [1, 2] }))).toEqual(['bar@1(3)', 'sma@1(6)', 'sma@1(5)']);
});

test('programs share instruments, clocks and ops; ops that begin at the first decision only with those that begin together', () => {
  const request = {
    program: programOf([close, op('sma', 1, [0], { period: 3 }), op('onBalanceVolume', 2, [0, 0])]),
    params: [],
    probes: [1, 2],
  };
  const plan = planPrograms([request, request, { ...request, decisionGroup: 1 }]);
  expect(opsOf(plan)).toEqual(['bar@1(3)', 'sma@1(3)', 'onBalanceVolume@1()', 'onBalanceVolume@1()']);
  expect(plan.programs.map(({ slotOf }) => Array.from(slotOf))).toEqual([
    [0, 1, 2],
    [0, 1, 2],
    [0, 1, 3],
  ]);
  const other = planPrograms([request, { ...request, program: programOf(request.program.ops, [CLOCK], 'NSE:TWO') }]);
  expect([other.instruments.length, other.clocks.length, other.ops.length]).toEqual([2, 2, 6]);
});

test('a value that is fed back reads its own program, and is never shared', () => {
  const program = programOf([close, op('previous', 1, [2], { initial: 0 }), op('add', 2, [0, 1])]);
  const plan = planPrograms([
    { program, params: [], probes: [2] },
    { program, params: [], probes: [2] },
  ]);
  expect(plan.ops.map(({ declaration, inputs, isSerial }) => [declaration.name, inputs, isSerial])).toEqual([
    ['bar', [], false],
    ['previous', [2], true],
    ['add', [0, 1], true],
    ['previous', [4], true],
    ['add', [0, 3], true],
  ]);
});

test('chains, options by rule and previews are found again by the plan’s own numbers, and equal ones are one', () => {
  const expiry = { kind: 'week', offset: 0, rollDaysBefore: 0 } as const;
  const chain = (offset: number) => ({ underlying: 0, expiry: { ...expiry, offset }, strikesEachSide: 10 });
  const manner = { tie: 'lower', noMatch: 'skip' } as const;
  const option = (steps: number | { readonly param: number }) => {
    const strike = { rule: { by: 'steps', from: 'spot', value: steps } as const, ...manner };
    return { kind: 'option', underlying: 'NSE:ONE', expiry, right: 'call', strike, from: 'open', minutes: 1 } as const;
  };
  const leg = {
    chain: 0,
    right: 'call',
    strike: { rule: { by: 'exact', value: { slot: 0 } }, ...manner },
    side: 'buy',
    ratio: 1,
    product: 'carry',
  } as const;
  const read = (offset: number, steps: number | { readonly param: number }): Program => ({
    ...programOf([
      close,
      op('chain', 1, [], { chain: 1, measure: 'maxPain', reference: 'synthetic', strikes: 0 }),
      op('contractStrike', 2, [], { instrument: 1 }),
      op('preview', 3, [], { preview: 0, measure: 'credit' }),
    ]),
    instruments: [{ kind: 'fixed', id: 'NSE:ONE' }, option(steps)],
    params: [{ kind: 'number', unit: 'none', min: 0, max: 9 }],
    chains: [chain(offset), chain(1)],
    previews: [{ legs: [leg] }],
  });
  const probes = [1, 2, 3];
  const plan = planPrograms([
    { program: read(0, 2), params: [5], probes },
    { program: read(2, { param: 0 }), params: [2], probes },
  ]);
  expect(plan.chains.map((each) => each.expiry)).toEqual([0, 1, 2].map((offset) => ({ ...expiry, offset })));
  expect(plan.instruments.length).toBe(2);
  expect(plan.programs.map(({ chainOf }) => Array.from(chainOf))).toEqual([
    [0, 1],
    [2, 1],
  ]);
  expect(plan.previews.map(({ program }) => program)).toEqual([0, 1]);
  // The two previews alone are apart; what they are chosen from is reached.
  expect(opsOf(plan)).toEqual(['bar@1(3)', 'chain@1(1,10,0,0)', 'contractStrike@1(1)', 'preview@1(0,0)', 'preview@1(1,0)']);
});
