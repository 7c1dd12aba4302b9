// Progress is for whoever watches: redrawn on a terminal, silent elsewhere, and in seldom lines where it is asked for.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createProgressLine } from './progress-line';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function written(isTty: boolean, wantsProgress: boolean): readonly string[] {
  const said: string[] = [];
  const io = { stdout: () => {}, stderr: (text: string) => void said.push(text), isTty, wantsProgress };
  const line = createProgressLine(io, 'work', (total) => `${total} steps`);
  for (let done = 0; done < 100; done += 1) {
    line.update(done, 100);
    vi.advanceTimersByTime(50);
  }
  line.clear();
  return said;
}

test('a terminal sees one line, redrawn five times a second at most, and gone in the end', () => {
  const said = written(true, false);
  expect(said[0]).toBe('\rwork: 4 % of 100 steps, 5 s left\u001b[K');
  expect(said.length).toBeLessThanOrEqual(26);
  expect(said.at(-1)).toBe('\r\u001b[K');
});

test('anything else sees nothing', () => {
  expect(written(false, false)).toEqual([]);
});

test('unless it asks: a line every two seconds', () => {
  expect(written(false, true)).toEqual(['work: 40 % of 100 steps, 3 s left\n', 'work: 80 % of 100 steps, 1 s left\n']);
});
