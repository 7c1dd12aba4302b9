// Every kind of the catalogue by `yantra eval`: those that give a series are computed, and compute what their examples say; the others say why not.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Example, kindKey, type NodeKind } from '../../dsl/nodes/define-kind';
import { listKinds } from '../../dsl/nodes/registry';
import { formatIst, timeOfMinute } from '../../engine/time/ist-time';
import { findKindNeeds } from '../../server/documents/kind-inputs';
import { exampleRows } from '../nodes/example-rows';
import { isCandles, rowCount } from '../nodes/run-example';
import { csvRows, runCli } from './run-cli';

const folder = mkdtempSync(path.join(tmpdir(), 'yantra-kinds-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const COMPUTED = listKinds().filter((kind) => findKindNeeds(kind).kind !== 'more');
const OTHERS = listKinds().filter((kind) => findKindNeeds(kind).kind === 'more');

/** Five sessions of minutes that rise and fall, with a condition and an event that come and go. */
const market = path.join(folder, 'market.csv');
writeFileSync(
  market,
  [
    'time,open,high,low,close,volume,oi,flag,pulse',
    ...[2, 3, 4, 5, 8].flatMap((day) =>
      Array.from({ length: 375 }, (_, minute) => {
        const time = formatIst(timeOfMinute(Date.UTC(2024, 0, day, 3, 45) / 60_000 + minute));
        const close = 1_000 + (20 * Math.round(10 * Math.sin(minute / 30 + day))) / 10 + day;
        const flag = minute % 50 === 7 ? '' : String(minute % 20 < 9);
        return `${time},${close},${close + 2},${close - 2},${close + 1},${100 + (minute % 7)},${5_000 + minute},${flag},${minute % 15 === 3 ? 1 : 0}`;
      }),
    ),
  ].join('\n'),
);

/** What a kind wants beyond its defaults to have a value at every output. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  'indicator.pivots@1': ['--params', '{"style":"camarilla"}'],
  'math.convert@1': ['--params', '{"conversion":"priceToPlain"}'],
  'math.previous@1': ['--params', '{"unit":"price"}'],
  'state.cooldown@1': ['--input', 'after=pulse'],
};

const columnsOf = (kind: NodeKind): readonly string[] => {
  const needs = findKindNeeds(kind);
  const names = needs.kind === 'columns' ? needs.inputs : [];
  return names.flatMap((name) => ['--input', `${name}=${kind.inputs[name]?.type === 'event' ? 'pulse' : 'flag'}`]);
};

describe('computed over a week of minutes:', () => {
  test.each(COMPUTED.map((kind) => [kindKey(kind), kind] as const))('%s', async (key, kind) => {
    const { code, stdout, stderr } = await runCli('eval', key, '--in', market, ...columnsOf(kind), ...(SAID[key] ?? []));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const rows = csvRows(stdout);
    expect(rows).toHaveLength(5 * 375);
    const silent = Object.keys(rows[0] ?? {}).filter((port) => rows.every((row) => row[port] === ''));
    expect(silent).toEqual([]);
  });
});

test.each(OTHERS.map((kind) => [kindKey(kind), kind] as const))('%s says why it is not computed', async (key, kind) => {
  const { code, stdout, stderr } = await runCli('eval', key, '--in', market);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  const needs = findKindNeeds(kind);
  expect(stderr).toBe(`yantra eval, ${key}: ${needs.kind === 'more' ? needs.reason : ''}; yantra eval --kinds lists what is computed.\n`);
});

test('the command lists every kind, on one side or the other', async () => {
  const { code, stdout } = await runCli('eval', '--kinds');
  expect(code).toBe(0);
  const [computed = '', others = ''] = stdout.split(/^not computed.*$/m);
  expect(COMPUTED.filter((kind) => !computed.includes(`${kindKey(kind)} `))).toEqual([]);
  expect(OTHERS.filter((kind) => !others.includes(`${kindKey(kind)} `))).toEqual([]);
  expect(COMPUTED.length).toBeGreaterThan(70);
  expect(stdout).toMatch(/^logic\.gate@1 +--input event=<column> --input condition=<column>$/m);
  expect(stdout).toMatch(/^state\.position@1 +its input position takes a position, which only a run has$/m);
});

/** The example as a file: its candles, and a column for each other input. */
function writeExample(name: string, kind: NodeKind, example: Example): readonly string[] {
  const { minute, open, high, low, close, volume, openInterest } = candleColumns(example);
  const columns = Object.entries(example.inputs).flatMap(([input, values]) => (isCandles(values) ? [] : [{ input, values }]));
  const lines = minute.map((time, row) =>
    [
      time,
      open[row],
      high[row],
      low[row],
      close[row],
      volume[row],
      openInterest[row],
      ...columns.map(({ values }) => values[row] ?? ''),
    ].join(','),
  );
  const file = path.join(folder, name);
  writeFileSync(file, [`time,open,high,low,close,volume,oi,${columns.map(({ input }) => `in ${input}`).join(',')}`, ...lines].join('\n'));
  const feeds = columns.flatMap(({ input }) => {
    const [port = ''] = input.split('.');
    const said = example.units?.[port] ?? (kind.inputs[port]?.unit === 'any' ? 'none' : null);
    return ['--input', `${port}=in ${input}${kind.inputs[port]?.type === 'number' && said !== null ? `:${said}` : ''}`];
  });
  return ['--in', file, '--params', JSON.stringify(example.params ?? {}), ...feeds];
}

function candleColumns(example: Example) {
  const candles = Object.values(example.inputs).find(isCandles) ?? { close: Array<number>(rowCount(example)).fill(1) };
  const { timeUs, session, sessionOpenMinute, sessionCloseMinute } = exampleRows(candles, rowCount(example));
  // The last bar of a session is cut short by its close: it begins where the one before ended.
  const minute = [...timeUs].map((endUs, row) => {
    if (endUs !== timeOfMinute(sessionCloseMinute[row] ?? 0)) return formatIst(endUs - timeOfMinute(candles.step ?? 1));
    return formatIst(session[row - 1] === session[row] ? (timeUs[row - 1] ?? 0) : timeOfMinute(sessionOpenMinute[row] ?? 0));
  });
  const { close, open = close, high = close, low = close, volume = close.map(() => 0), openInterest = [] } = candles;
  return { minute, close, open, high, low, volume, openInterest };
}

/** What a file of rows cannot say as the example means it. */
const UNLIKE: Readonly<Record<string, string>> = {
  'trigger.atTime@1': 'its rows are instants of the day, not bars',
  'trigger.tick@1': 'its rows are prints, not bars',
  'calendar.sessionWindow@1': 'the session of a file ends with its rows',
  'indicator.atr@1: gaps count': 'its bars close outside their range',
};

/** On the candles' own clock, with more rows than one: a single row makes a day. */
const EXAMPLES = COMPUTED.flatMap((kind) =>
  kind.examples.flatMap((example, at) =>
    rowCount(example) === 1 || [kindKey(kind), `${kindKey(kind)}: ${example.name}`].some((name) => Object.hasOwn(UNLIKE, name))
      ? []
      : [[`${kindKey(kind)}: ${example.name}`, kind, example, at] as const],
  ),
);

test('the examples that a file can say are most of them', () => {
  expect(EXAMPLES.length).toBeGreaterThan(120);
});

describe('examples hold:', () => {
  test.each(EXAMPLES)('%s', async (_, kind, example, at) => {
    const { code, stdout, stderr } = await runCli('eval', kindKey(kind), ...writeExample(`${kindKey(kind)}-${at}.csv`, kind, example));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const rows = csvRows(stdout);
    for (const [port, wanted] of Object.entries(example.expect)) {
      const found = rows
        .map((row) => row[port] ?? '')
        .map((text) => (text === '' ? null : text === 'true' ? 1 : text === 'false' ? 0 : Number(text)));
      const isSame = found.length === wanted.length && found.every((value, row) => isNear(value, wanted[row] ?? null));
      expect(isSame ? wanted : found, port).toEqual(wanted);
    }
  });
});

function isNear(found: number | null, wanted: number | null): boolean {
  return found === null || wanted === null ? found === wanted : Math.abs(found - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted));
}
