// Ops on a few rows, worked by hand: the cases that a reader would ask about. # is an event or true, - is none or false, ? is unknown.
import { describe, expect, it } from 'vitest';
import type { ArgValues } from '../../dsl/ops/declare-op';
import { BAR_FIELDS, CALENDAR_FIELDS } from '../../dsl/ops/market';
import { findOp } from '../../dsl/ops/op-table';
import { clockRows } from '../../tests/ops/clock-rows';
import { type Column, runColumn, runColumns } from '../../tests/ops/run-columns';
import { runOp } from '../../tests/ops/run-op';
import type { ClockRows, OpFrame } from './kernel';
import { getKernel } from './op-kernels';

const NA = Number.NaN;

function drawn(text: string): Column {
  return text.split('').map((mark) => (mark === '#' ? 1 : mark === '-' ? 0 : NA));
}

function written(column: Column): string {
  return column.map((value) => (value === 1 ? '#' : value === 0 ? '-' : Number.isNaN(value) ? '?' : String(value))).join('');
}

/** Three rows to a session. */
function marks(op: string, args: ArgValues, ...inputs: readonly string[]): string {
  return written(runColumns(op, args, inputs.map(drawn), clockRows(inputs[0]?.length ?? 0, 5, 3))[0] ?? []);
}

/** An op without inputs, over given rows. */
function fromRows(name: string, args: ArgValues, rows: ClockRows): Column {
  const declaration = findOp(`${name}@1`);
  if (declaration === null) throw new Error(`no op ${name}`);
  return [...(runOp({ declaration, kernel: getKernel(name, 1), args }, [], rows).outputs[0] ?? [])];
}

describe('events', () => {
  it('an edge is a change of the known value; the first is none, and a hole hides none', () => {
    expect(marks('edge', { direction: 0 }, '#--#?#-?#')).toBe('---#----#');
    expect(marks('edge', { direction: 1 }, '#--#?-#?#')).toBe('-#---#---');
    expect(marks('edge', { direction: 2 }, '?-#?#-')).toBe('--#--#');
  });

  it('a cross counts from the last known sample, and from a touch on either side', () => {
    const left = [1, 2, 3, 3, 2, NA, 4, 3];
    const right = [2, 2, 2, 3, 3, 3, 3, 3];
    expect(runColumns('cross', {}, [left, right]).map(written)).toEqual(['--#---#-', '----#---']);
  });

  it('a gate blocks what it does not know to be true', () => {
    const [passed = [], blocked = []] = runColumns('gate', {}, [drawn('###-'), drawn('#-?#')]);
    expect([written(passed), written(blocked)]).toEqual(['#---', '-##-']);
  });

  it('a latch lets reset win, and starts each session open where it is told to', () => {
    expect(marks('latch', { resets: 0 }, '#--#-----', '--#-#----')).toBe('##-#-----');
    expect(marks('latch', { resets: 0 }, '#-----#--', '------#--')).toBe('######---');
    expect(marks('latch', { resets: 1 }, '-#-------', '---------')).toBe('-##------');
  });

  it('a counter counts the reset of a row before its event', () => {
    expect(runColumn('counter', { resets: 0 }, drawn('##-##'), drawn('---#-'))).toEqual([1, 2, 2, 1, 2]);
    expect(runColumns('counter', { resets: 1 }, [drawn('#####'), drawn('-----')], clockRows(5, 5, 3))[0]).toEqual([1, 2, 3, 1, 2]);
  });

  it('once per session passes one event a session, and one more after a reset', () => {
    expect(marks('oncePer', { resets: 1 }, '######', '------')).toBe('#--#--');
    expect(marks('oncePer', { resets: 1 }, '######', '-#----')).toBe('##-#--');
    expect(marks('oncePer', { resets: 0 }, '######', '----#-')).toBe('#---#-');
  });

  it('a cooldown of ten minutes on five-minute bars holds back the row itself and the next', () => {
    const rows = clockRows(6, 5);
    expect(written(runColumns('cooldown', { minutes: 10 }, [drawn('######'), drawn('--#---')], rows)[0] ?? [])).toBe('##--##');
    expect(written(runColumns('cooldown', { minutes: 0 }, [drawn('###'), drawn('-#-')], clockRows(3, 5))[0] ?? [])).toBe('#-#');
  });

  it('a sequence needs its second event within the bars, and only the first such', () => {
    expect(marks('sequence', { bars: 2 }, '#--------', '--##-----')).toBe('--#------');
    expect(marks('sequence', { bars: 2 }, '#--------', '---#-----')).toBe('---------');
    expect(marks('sequence', { bars: 2 }, '#-#------', '#-#-#----')).toBe('--#-#----');
  });
});

describe('memory', () => {
  it('a lag counts samples, not rows', () => {
    expect(runColumn('lag', { bars: 2 }, [1, NA, 2, 3, NA, 4])).toEqual([NA, NA, NA, 1, NA, 2]);
    expect(runColumn('lag', { bars: 0 }, [1, NA, 2])).toEqual([1, NA, 2]);
  });

  it('a value may be made of itself a row before: the evaluator runs its ops row by row', () => {
    const count = 5;
    const total = new Float64Array(count + 1).fill(NA);
    const last = new Float64Array(count + 1).fill(NA);
    const none = new Float64Array(0);
    const frame = (in0: Float64Array, out0: Float64Array, args: Float64Array): OpFrame => ({
      in0,
      in1: new Float64Array(count + 1).fill(10),
      in2: none,
      in3: none,
      out0,
      out1: none,
      out2: none,
      out3: none,
      state: new Float64Array(1),
      at: 0,
      args,
      rows: clockRows(count),
      rowOfZero: -1,
    });
    const reading = frame(total, last, Float64Array.of(100));
    const adding = frame(last, total, none);
    for (let row = 1; row <= count; row += 1) {
      getKernel('previous', 1).run(reading, row, row + 1);
      getKernel('add', 1).run(adding, row, row + 1);
    }
    expect([...total.subarray(1)]).toEqual([110, 120, 130, 140, 150]);
  });

  it('a stored number is the last that was known at an event', () => {
    const [event, value] = [drawn('-#-##-'), [1, 2, 3, NA, 5, 6]];
    expect(runColumn('stored', { initial: 9, before: 0 }, event, value)).toEqual([NA, 2, 2, 2, 5, 5]);
    expect(runColumn('stored', { initial: 9, before: 1 }, event, value)).toEqual([9, 2, 2, 2, 5, 5]);
  });

  it('bars since an event, a condition held, a streak', () => {
    expect(runColumn('barsSince', {}, drawn('-#--#-'))).toEqual([NA, 0, 1, 2, 0, 1]);
    expect(marks('heldFor', { bars: 3 }, '###?#-###')).toBe('??#?#---#');
    expect(runColumn('streak', {}, [5, 6, 7, NA, 8, 8, 7, 6])).toEqual([NA, 1, 2, NA, 3, 0, -1, -2]);
    expect(
      runColumn(
        'streak',
        {},
        Array.from({ length: 300 }, (_, row) => row),
      ).at(-1),
    ).toBe(100);
  });
});

describe('windows', () => {
  it('the latest of equal extremes is the one meant', () => {
    expect(runColumns('highest', { period: 3 }, [[5, 7, 7, 6, 6, 6]])).toEqual([
      [NA, NA, 7, 7, 7, 6],
      [NA, NA, 0, 1, 2, 0],
    ]);
    expect(runColumns('lowest', { period: 3 }, [[5, 3, 3, 6, -1, 6]])[1]).toEqual([NA, NA, 0, 1, 0, 1]);
  });

  it('a rank is among the samples before, which it must exceed', () => {
    expect(runColumn('percentRank', { period: 5 }, [1, 2, 3, 4, 3])).toEqual([NA, NA, NA, NA, 50]);
  });

  it('a sample deviation of one sample is unknown, a population deviation 0', () => {
    expect(runColumn('stdev', { period: 1, divisor: 1 }, [3, 4])).toEqual([NA, NA]);
    expect(runColumn('stdev', { period: 1, divisor: 0 }, [3, 4])).toEqual([0, 0]);
  });

  it('a market that stands still has an rsi of 50, a money flow of 50, and no direction', () => {
    const flat = [7, 7, 7, 7, 7];
    expect(runColumn('rsi', { period: 3 }, flat).slice(3)).toEqual([50, 50]);
    expect(runColumn('moneyFlow', { period: 3 }, flat, flat, flat, flat).slice(3)).toEqual([50, 50]);
    expect(runColumn('kama', { period: 2, fast: 2, slow: 30 }, flat).slice(1)).toEqual([7, 7, 7, 7]);
  });

  it('a swing is known when the bars after it are, and stays until the next', () => {
    const high = [1, 3, 2, 1, 2, 5, 4, 3];
    const low = [9, 8, 7, 5, 6, 7, 8, 9];
    expect(runColumns('swing', { bars: 2 }, [high, low])).toEqual([
      [NA, NA, NA, NA, NA, NA, NA, 5],
      [NA, NA, NA, NA, NA, 5, 5, 5],
    ]);
  });
});

describe('the session', () => {
  const rows = clockRows(6, 5, 3);

  it('the range of the session starts anew with each', () => {
    const range = runColumns(
      'sessionRange',
      {},
      [
        [1, 2, 3, 7, 8, 9],
        [4, 9, 5, 8, 8, 10],
        [0, 1, -2, 6, 7, 8],
      ],
      rows,
    );
    expect(range).toEqual([
      [1, 1, 1, 7, 7, 7],
      [4, 9, 9, 8, 8, 10],
      [0, 0, -2, 6, 6, 6],
    ]);
  });

  it('an opening range of ten minutes is the first two bars of five, and known with the second', () => {
    const [high, low, complete] = runColumns(
      'openingRange',
      { minutes: 10 },
      [
        [4, 9, 20, 8, 7, 30],
        [3, 2, 1, 6, 5, 0],
      ],
      rows,
    );
    expect(high).toEqual([NA, 9, 9, NA, 8, 8]);
    expect(low).toEqual([NA, 2, 2, NA, 5, 5]);
    expect(complete).toEqual([0, 1, 1, 0, 1, 1]);
  });

  it('an opening range without a bar inside it is complete and NA', () => {
    expect(
      runColumns(
        'openingRange',
        { minutes: 3 },
        [
          [4, 9, 20],
          [3, 2, 1],
        ],
        clockRows(3, 5),
      ),
    ).toEqual([
      [NA, NA, NA],
      [NA, NA, NA],
      [1, 1, 1],
    ]);
  });

  it('the calendar is that of India: the bar known at 09:20 on Monday, 1 January 2024', () => {
    const known = CALENDAR_FIELDS.map((name, field) => [name, fromRows('calendar', { field }, clockRows(1, 5))[0]]);
    expect(Object.fromEntries(known)).toEqual({
      minuteOfDay: 560,
      minutesFromOpen: 5,
      minutesToClose: 370,
      weekday: 1,
      dayOfMonth: 1,
      month: 1,
      barOfSession: 1,
      day: 19_723,
    });
  });

  it('a volume or an open interest below 0 is none, whatever stands around it', () => {
    const rows = { ...clockRows(3), volume: Float64Array.of(7, -1, 0), openInterest: Float64Array.of(-5, NA, 3) };
    const [volume, openInterest] = ['volume', 'openInterest'].map((field) => BAR_FIELDS.findIndex((one) => one === field));
    expect(fromRows('bar', { field: volume ?? -1 }, rows)).toEqual([7, NA, 0]);
    expect(fromRows('bar', { field: openInterest ?? -1 }, rows)).toEqual([NA, NA, 3]);
  });

  it('on a clock without bars every price is the last trade, and volume and open interest are missing', () => {
    const ticks = { ...clockRows(2), close: Int32Array.of(5, 6), openInterest: new Float64Array(0) };
    expect([0, 1, 2, 3, 4, 5].map((field) => fromRows('bar', { field }, ticks))).toEqual([
      [5, 6],
      [5, 6],
      [5, 6],
      [5, 6],
      [NA, NA],
      [NA, NA],
    ]);
  });
});

describe('numbers', () => {
  it('what is not finite is NA, and there is no -0', () => {
    expect(runColumn('divide', {}, [1, 0, -1], [0, 0, 4])).toEqual([NA, NA, -0.25]);
    expect(runColumn('multiply', {}, [1e308, -1, 0], [1e308, 0, -5])).toEqual([NA, 0, 0]);
    expect(runColumn('logarithm', {}, [1, 0, -1, NA])).toEqual([0, NA, NA, NA]);
    expect(runColumn('squareRoot', {}, [4, -1])).toEqual([2, NA]);
  });

  it('rounding goes to the nearest step, halves up, down and up', () => {
    const values = [7.5, -7.5, 12, 3];
    const steps = [5, 5, 0, -1];
    expect(runColumn('round', { mode: 0 }, values, steps)).toEqual([10, -5, NA, NA]);
    expect(runColumn('round', { mode: 1 }, values, steps)).toEqual([5, -10, NA, NA]);
    expect(runColumn('round', { mode: 2 }, values, steps)).toEqual([10, -5, NA, NA]);
  });

  it('the logarithm is within 10⁻¹⁵ of the platform’s', () => {
    const values = Array.from({ length: 2_000 }, (_, index) => 1.0173 ** (index - 1_000) * (1 + (index % 13) / 17));
    const errors = runColumn('logarithm', {}, values).map((found, index) => {
      const wanted = Math.log(values[index] ?? 1);
      return Math.abs(found - wanted) / Math.max(Math.abs(wanted), 1e-3);
    });
    expect(Math.max(...errors)).toBeLessThan(1e-15);
  });
});
