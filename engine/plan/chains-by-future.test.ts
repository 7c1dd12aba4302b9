import { expect, test } from 'vitest';
import type { Program, ProgramAction, StrikeChoice, StructureLeg } from '../../dsl/ir/program';
import { PLAIN_EXECUTION } from '../trade/rig/trade-rig';
import { chainsByFuture } from './chains-by-future';

const manner = { tie: 'lower', noMatch: 'skip' } as const;
const by = (from: 'spot' | 'future'): StrikeChoice => ({ rule: { by: 'percent', from, value: 1 }, ...manner });
const leg = (chain: number, from: 'spot' | 'future'): StructureLeg => ({
  chain,
  right: 'put',
  strike: by(from),
  side: 'buy',
  ratio: 1,
  product: 'carry',
});
const enter = (legs: readonly StructureLeg[]): ProgramAction => ({
  kind: 'enter',
  event: 0,
  position: 0,
  legs: [...legs],
  size: { kind: 'lots', lots: 1 },
  risk: [{ kind: 'mtmStop', basis: 'rupees', value: 1 }],
  execution: PLAIN_EXECUTION,
  whenBusy: 'ignore',
});
const expiry = (offset: number) => ({ kind: 'week', offset, rollDaysBefore: 0 }) as const;

function found(changes: Partial<Program>): readonly number[] {
  const program: Program = {
    format: 'yantra.program/1',
    instruments: [{ kind: 'fixed', id: 'NSE:ONE' }],
    chains: [0, 1, 2].map((offset) => ({ underlying: 0, expiry: expiry(offset), strikesEachSide: 5 })),
    clocks: [],
    params: [],
    ops: [],
    positions: 1,
    actions: [],
    warmUp: [],
    cost: { perRow: 0, memoryBytes: 0 },
    ...changes,
  };
  return [...chainsByFuture(program)].toSorted((left, right) => left - right);
}

test('a chain is asked for its future by legs of entries, of further legs and of previews', () => {
  expect(found({ actions: [enter([leg(0, 'spot'), leg(2, 'future')])] })).toEqual([2]);
  const more: ProgramAction = { kind: 'addLegs', event: 0, position: 0, legs: [leg(1, 'future')], size: { kind: 'lots', lots: 1 }, max: 1 };
  expect(found({ actions: [more] })).toEqual([1]);
  expect(found({ previews: [{ legs: [leg(0, 'future')] }] })).toEqual([0]);
});

test('so it is by an adjustment, of any chain where it names none', () => {
  const adjust: ProgramAction = { kind: 'adjust', event: 0, position: 0, strike: by('future'), first: 'close', max: 1 };
  expect(found({ actions: [adjust] })).toEqual([0, 1, 2]);
  expect(found({ actions: [{ ...adjust, chain: 1 }] })).toEqual([1]);
  expect(found({ actions: [{ ...adjust, strike: by('spot') }] })).toEqual([]);
});

test('so it is by an option by rule of its expiry, and by a reading', () => {
  const option = { kind: 'option', underlying: 'NSE:ONE', expiry: expiry(1), right: 'call', from: 'open', minutes: 1 } as const;
  const strike = { rule: { by: 'steps', from: 'future', value: 0 }, ...manner } as const;
  expect(
    found({
      instruments: [
        { kind: 'fixed', id: 'NSE:ONE' },
        { ...option, strike },
      ],
    }),
  ).toEqual([1]);
  const reading = (reference: string) => ({
    op: 'chain@1',
    clock: 0,
    in: [],
    args: { chain: 2, measure: 'atmStrike', reference, strikes: 0 },
    out: 0,
  });
  expect(found({ ops: [reading('future')] })).toEqual([2]);
  expect(found({ ops: [reading('synthetic')] })).toEqual([]);
});
