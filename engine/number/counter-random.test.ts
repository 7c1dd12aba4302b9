import { describe, expect, test } from 'vitest';
import { randomIndex, randomKey, randomUint32, randomUniform } from './counter-random';

function count(cells: number[], uniform: number): void {
  const cell = Math.floor(uniform * cells.length);
  cells[cell] = (cells[cell] ?? Number.NaN) + 1;
}

describe('random draws by counter', () => {
  test('are the same on every machine', () => {
    const key = randomKey(7, 'pinned', 42);
    expect([key, randomUint32(key, 0), randomUint32(key, 1), randomUint32(key, 4_294_967_295)]).toEqual([
      { first: 1_178_188_662, second: 192_488_080 },
      2_596_380_533,
      3_304_369_416,
      1_900_232_524,
    ]);
  });

  test('change with the seed, with every label, and with their order', () => {
    const keys = [
      randomKey(1, 'a', 2),
      randomKey(2, 'a', 2),
      randomKey(1, 'b', 2),
      randomKey(1, 'a', 3),
      randomKey(1, 2, 'a'),
      randomKey(1, 'a'),
      randomKey(1),
    ];
    expect(new Set(keys.map(({ first, second }) => `${first}:${second}`)).size).toBe(keys.length);
    expect(randomKey(1, 'ab', 'c')).not.toEqual(randomKey(1, 'a', 'bc'));
  });

  test('give no two of 200 000 neighbouring streams the same key', () => {
    const seen = new Set<number>();
    for (let day = 0; day < 200_000; day += 1) {
      const { first, second } = randomKey(1, 'day', day);
      seen.add(first * 2 ** 21 + (second >>> 11));
    }
    expect(seen.size).toBe(200_000);
  });

  test('fill the unit interval evenly, along a stream and across streams (chi-square of 64 cells below its 0.1 % bound)', () => {
    const along = new Array<number>(64).fill(0);
    const across = new Array<number>(64).fill(0);
    const key = randomKey(11, 'even');
    for (let draw = 0; draw < 64_000; draw += 1) {
      count(along, randomUniform(key, draw));
      count(across, randomUniform(randomKey(11, draw), 0));
    }
    for (const cells of [along, across]) expect(cells.reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0)).toBeLessThan(103.4);
  });

  test('are uncorrelated from one counter, and from one stream, to the next', () => {
    let alongStream = 0;
    let acrossStreams = 0;
    const key = randomKey(5, 'lag');
    for (let draw = 0; draw < 50_000; draw += 1) {
      alongStream += (randomUniform(key, draw) - 0.5) * (randomUniform(key, draw + 1) - 0.5);
      acrossStreams += (randomUniform(randomKey(5, draw), 3) - 0.5) * (randomUniform(randomKey(5, draw + 1), 3) - 0.5);
    }
    // Standard error of the correlation is 1 / √50 000 = 0.0045; the variance of a uniform is 1/12.
    expect(Math.abs((alongStream * 12) / 50_000)).toBeLessThan(0.018);
    expect(Math.abs((acrossStreams * 12) / 50_000)).toBeLessThan(0.018);
  });

  test('stay inside their bounds', () => {
    const key = randomKey(0);
    for (let draw = 0; draw < 10_000; draw += 1) {
      expect(randomUniform(key, draw)).toBeGreaterThan(0);
      expect(randomUniform(key, draw)).toBeLessThan(1);
      expect([0, 1, 2]).toContain(randomIndex(key, draw, 3));
    }
  });
});
