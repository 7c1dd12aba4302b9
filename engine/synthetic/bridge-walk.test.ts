import { describe, expect, test } from 'vitest';
import { randomKey } from '../number/counter-random';
import { BridgeWalk, STEPS_PER_MINUTE } from './bridge-walk';
import { varianceShape } from './session-shape';

function walkDay(walk: BridgeWalk, day: number, to: number, minutes = 375): readonly number[] {
  const levels: number[] = [];
  walk.startDay({ key: randomKey(3, 'test', day), from: 2, to, deviation: 0.01, minutes });
  for (let minute = 0; minute < minutes; minute += 1) {
    walk.startMinute();
    for (let step = 0; step < STEPS_PER_MINUTE; step += 1) {
      walk.step(step);
      levels.push(walk.level);
    }
  }
  return levels;
}

describe('a bridge walk', () => {
  test('prints the open first and lands on the close, for days of any length', () => {
    for (const minutes of [1, 2, 60, 375, 470]) {
      const levels = walkDay(new BridgeWalk(varianceShape), 1, 2.013, minutes);
      expect(levels).toHaveLength(minutes * STEPS_PER_MINUTE);
      expect([levels.at(0), levels.at(-1)]).toEqual([2, 2.013]);
    }
  });

  test('is the same path after another day as on a fresh walk', () => {
    const used = new BridgeWalk(varianceShape);
    walkDay(used, 1, 2.01, 60);
    expect(walkDay(used, 2, 1.99)).toEqual(walkDay(new BridgeWalk(varianceShape), 2, 1.99));
  });

  test('comes near the close smoothly: its last step is no jump', () => {
    const walk = new BridgeWalk(varianceShape);
    let lastSquares = 0;
    let earlierSquares = 0;
    for (let day = 0; day < 400; day += 1) {
      const levels = walkDay(walk, day, 2 + 0.0001 * (day - 200));
      const move = (back: number): number => (levels.at(-back) ?? 0) - (levels.at(-back - 1) ?? 0);
      lastSquares += move(1) ** 2;
      for (let back = 2; back < 42; back += 1) earlierSquares += move(back) ** 2 / 40;
    }
    expect(lastSquares / earlierSquares).toBeLessThan(2);
    expect(lastSquares / earlierSquares).toBeGreaterThan(0.3);
  });

  test('moves as much over a day as it is told, wherever its close is drawn from the same law', () => {
    const walk = new BridgeWalk(varianceShape);
    let squares = 0;
    for (let day = 0; day < 300; day += 1) {
      const levels = walkDay(walk, day, 2 + (day % 2 === 0 ? 0.01 : -0.01));
      for (const [index, level] of levels.entries()) squares += index === 0 ? 0 : (level - (levels[index - 1] ?? 0)) ** 2;
    }
    expect(Math.sqrt(squares / 300)).toBeGreaterThan(0.008);
    expect(Math.sqrt(squares / 300)).toBeLessThan(0.012);
  });
});
