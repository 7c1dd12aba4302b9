import { expect, test } from 'vitest';
import { isKnownBy, laterPhase, PHASES } from './phase';

test('a value may stand where a later one is asked for, never the other way round', () => {
  PHASES.forEach((phase, index) => {
    expect(PHASES.filter((needed) => isKnownBy(phase, needed))).toEqual(PHASES.slice(index));
  });
});

test('of two phases the later one rules, in whatever order', () => {
  expect(laterPhase('session', 'bar')).toBe('bar');
  expect(laterPhase('bar', 'session')).toBe('bar');
  expect(laterPhase('param', 'param')).toBe('param');
});
