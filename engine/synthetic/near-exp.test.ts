import { expect, test } from 'vitest';
import { nearExp } from './near-exp';

test('is the exponential, closely for the moves of a day and well enough for swings of volatility', () => {
  expect(nearExp(0)).toBe(1);
  for (let x = -0.25; x <= 0.25; x += 0.001) expect(Math.abs(nearExp(x) / Math.exp(x) - 1)).toBeLessThan(5e-15);
  for (let x = -4; x <= 4; x += 0.01) expect(Math.abs(nearExp(x) / Math.exp(x) - 1)).toBeLessThan(2e-6);
});
