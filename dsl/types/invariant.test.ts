import { expect, test } from 'vitest';
import { assertNever, InvariantError, invariant } from './invariant';

test('an invariant that holds is silent, one that fails says which', () => {
  expect(() => invariant(1 + 1 === 2, 'sums are right')).not.toThrow();
  expect(() => invariant(1 + 1 === 3, 'sums are wrong')).toThrow(new InvariantError('Invariant: sums are wrong'));
});

test('a member that a switch does not know stops it', () => {
  const stranger = { kind: 'stranger' } as never;
  expect(() => assertNever(stranger)).toThrow('unexpected {"kind":"stranger"}');
});
