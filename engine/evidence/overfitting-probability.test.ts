// Combinatorially symmetric cross-validation: known answers by hand, the published cases, and luck told from skill.
import { describe, expect, test } from 'vitest';
import { randomKey, randomUniform } from '../number/counter-random';
import { normalInverse } from '../number/normal';
import { mean, sampleDeviation } from '../report/sample-moments';
import { overfittingProbability } from './overfitting-probability';

function noise(configuration: number, periods: number, drift = 0): Float64Array {
  const key = randomKey(765, 'noise', configuration);
  return Float64Array.from({ length: periods }, (_, index) => drift + normalInverse(randomUniform(key, index)));
}

/** Mean and deviation of the whole record made equal, as in the vignette of the R package `pbo`. */
function levelled(column: Float64Array): Float64Array {
  const center = mean(column);
  const deviation = sampleDeviation(column);
  return column.map((value) => (value - center) / deviation / Math.sqrt(252));
}

describe('the probability of overfitting', () => {
  test('is one where all records are equal in the whole: what one half gained the other lost (vignette of the R package pbo)', () => {
    const { probability, lossProbability } = overfittingProbability(
      Array.from({ length: 100 }, (_, index) => levelled(noise(index, 2_400))),
      8,
    );
    expect(probability).toEqual({ value: 1, n: 70 });
    expect(lossProbability.value).toBe(1);
  });

  test('is zero where one configuration is truly better throughout', () => {
    const columns = Array.from({ length: 40 }, (_, index) => noise(index, 640, index === 17 ? 2 : 0));
    const { probability, lossProbability, logits } = overfittingProbability(columns);
    expect(probability).toEqual({ value: 0, n: 12_870 });
    expect(lossProbability.value).toBe(0);
    // First of forty out of sample in each split: ω = 40/41.
    expect(new Set(logits)).toEqual(new Set([logits[0]]));
    expect(logits[0]).toBeCloseTo(Math.log(40), 12);
  });

  test('is about one half where nothing is better than anything, on average over many worlds', () => {
    const worlds = Array.from({ length: 30 }, (_, world) =>
      overfittingProbability(
        Array.from({ length: 20 }, (__, index) => noise(1_000 + world * 20 + index, 160)),
        8,
      ),
    );
    const average = worlds.reduce((sum, { probability }) => sum + (probability.value ?? 0), 0) / worlds.length;
    expect(average).toBeGreaterThan(0.35);
    expect(average).toBeLessThan(0.65);
  });

  test('by hand: two configurations, two blocks', () => {
    // Block one likes the first, block two the second: the winner of each half is the loser of the other, rank 1 of 2, ω = 1/3.
    const first = Float64Array.of(3, 4, 3, -3, -4, -3);
    const second = Float64Array.of(-1, -2, -1, 1, 2, 1);
    const { probability, logits, configurations, blocks } = overfittingProbability([first, second], 2);
    expect({ configurations, blocks, probability }).toEqual({ configurations: 2, blocks: 2, probability: { value: 1, n: 2 } });
    expect([...logits]).toEqual([expect.closeTo(Math.log(0.5), 12), expect.closeTo(Math.log(0.5), 12)]);
  });

  test('takes a configuration that stands still for zero, and ties for their mean rank', () => {
    const flat = new Float64Array(8);
    const { logits, probability } = overfittingProbability([flat, flat, flat], 2);
    expect([...logits]).toEqual([0, 0]);
    // At the median is no better than a throw of dice.
    expect(probability.value).toBe(1);
  });

  test('by hand: it is the ratio to risk that chooses and ranks, not the gain', () => {
    // Whoever gains 2 at a deviation of √2 gains more, and whoever gains 1 at 0.14 is the better in the first half; in the second he loses.
    const columns = [Float64Array.of(3, 1, 3, 1), Float64Array.of(1.1, 0.9, -1, -0.9)];
    const { probability, lossProbability } = overfittingProbability(columns, 2);
    expect([probability.value, lossProbability.value]).toEqual([1, 0.5]);
  });
  test('by hand: who stands still out of sample has lost nothing, and the oldest period fills no block', () => {
    // Without the first period: the one gains and then stands still, the other loses and then gains. With it, the first half would be −50 and 2.
    const columns = [Float64Array.of(-50, 2, 1, 0, 0), Float64Array.of(0, -1, -2, 1, 2)];
    const { probability, lossProbability } = overfittingProbability(columns, 2);
    expect([probability.value, lossProbability.value]).toEqual([1, 0.5]);
  });
  test('leaves off the oldest periods that fill no block', () => {
    const record = noise(1, 40);
    const longer = Float64Array.of(1e6, ...record);
    const whole = overfittingProbability([record, noise(2, 40)], 4);
    expect(overfittingProbability([longer, Float64Array.of(-1e6, ...noise(2, 40))], 4)).toEqual(whole);
  });

  test('has a reason where it has no value', () => {
    expect(overfittingProbability([noise(1, 100)]).probability.reason).toBe('too-few-configurations');
    expect(overfittingProbability([noise(1, 31), noise(2, 31)]).probability.reason).toBe('too-few-periods');
  });
});
