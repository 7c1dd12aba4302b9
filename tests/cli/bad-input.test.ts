// Bad input to every command: one line that names the place and the remedy, exit code 2, and nothing on standard output.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCli } from './run-cli';

const folder = mkdtempSync(path.join(tmpdir(), 'yantra-bad-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const place = path.join(folder, name);
  writeFileSync(place, text);
  return place;
}

const HEADER = 'time,open,high,low,close\n';
const good = file('good.csv', `${HEADER}2024-01-01 09:15,10,11,9,10\n2024-01-01 09:16,10,11,9,10\n`);
const candles = (name: string, rows: string, header = HEADER): string => file(name, `${header}${rows}\n`);
const flagged = (flag: string): string => candles(`flag-${flag}.csv`, `2024-01-01,1,1,1,1,${flag}`, 'time,open,high,low,close,flag\n');
const FILLS = 'time,exchange,segment,side,quantity,price\n';
const fills = (name: string, row: string, header = FILLS): string => file(name, `${header}${row}\n`);
mkdirSync(path.join(folder, 'data'));
const data = ['--data-dir', path.join(folder, 'data')];
const graph = (name: string, change: (graph: Record<string, unknown>) => void = () => {}): string => {
  const node = (id: string, kind: string, params: object = {}) => ({ id, kind: `${kind}@1`, params });
  const wires = [
    'i.instrument>c.instrument',
    'c.candles>x.series',
    'i.instrument>leg.instrument',
    'leg.leg>s.legs',
    'x.up>e.event',
    's.structure>e.structure',
    'lots.size>e.size',
    'stop.risk>e.risk',
  ];
  const document = {
    format: 'yantra.graph/1',
    name: 'Test',
    nodes: [
      node('i', 'data.instrument', { symbol: 'NSE:SBIN' }),
      node('c', 'data.candles'),
      node('x', 'logic.crosses', { level: 500 }),
      node('leg', 'leg.leg'),
      node('s', 'leg.structure'),
      node('lots', 'size.lots'),
      node('stop', 'risk.legStop'),
      node('e', 'action.enter'),
    ],
    edges: wires.map((wire, at) => {
      const [from = '', to = ''] = wire.split('>');
      const end = (text: string) => ({ node: text.split('.')[0], port: text.split('.')[1] });
      return { id: `w${at}`, from: end(from), to: end(to) };
    }),
    exposed: [{ key: 'level', label: 'Level', targets: [{ node: 'x', param: 'level' }], min: 1, max: 900 }],
  };
  change(document);
  return file(name, JSON.stringify(document));
};
const strategy = graph('strategy.json');
const noPrice = candles('no-price.csv', '2024-01-01,10,11,,10');

type Case = readonly [argv: readonly string[], line: RegExp];

const CASES: readonly Case[] = [
  [['bactest'], /^yantra: there is no command "bactest"; write backtest/],
  [['--verbos'], /^yantra: there is no option "--verbos"; see yantra --help\.$/],
  [['eval', 'rsi', '--inn', good], /^yantra eval: unknown option '--inn'; write --in/],
  [['eval', 'rsi', '--in'], /^yantra eval: option '--in <value>' argument missing/],
  [['eval', 'rsi', '--in', good, '--in', good], /--in is given twice; keep one/],
  [['eval', 'rsi', '--in', good, '--json=yes'], /'--json' does not take an argument/],
  [['catalog', 'indicator.rsy'], /indicator\.rsy: there is no such kind; write indicator\.rsi/],
  [['catalog', 'indicator.rsi@7'], /indicator\.rsi has no such version; its newest is indicator\.rsi@1/],
  [['catalog', '--category', 'indicators'], /"indicators" is no category; write indicator/],
  [['catalog', 'rsi', 'macd'], /^macd: one kind at a time/],
  [['compile'], /no graph is named/],
  [['compile', path.join(folder, 'none.json')], /^none\.json: no such file; check the path\.$/],
  [['compile', folder], /this is a folder; name the graph\.json/],
  [['explain', path.join(folder, 'none.json')], /^none\.json: no such file/],
  [['eval'], /no kind is named; write yantra eval indicator\.rsi/],
  [['eval', 'rsi'], /no candles are named; add --in/],
  [['eval', 'rsi', '--in', path.join(folder, 'none.csv')], /^none\.csv: no such file/],
  [['eval', 'rsi', '--in', good, '--params', '{period:3}'], /--params: this is not JSON: .*; write a JSON object/],
  [['eval', 'rsi', '--in', good, '--params', '[1]'], /--params: this is no JSON object/],
  [['eval', 'rsi', '--in', good, '--params', '{"period":[3]}'], /--params, period: this is no number, text, true or false/],
  [['eval', 'rsi', '--in', good, '--params', '{"period":0}'], /^indicator\.rsi@1: Period .*must be a whole number from 2 to 500/],
  [['eval', 'rsi', '--in', good, '--params', '{"perod":3}'], /^indicator\.rsi@1: RSI has no parameter "perod"/],
  [['eval', 'data.candles', '--in', good], /data\.candles@1: it gives no series/],
  [
    ['eval', 'logic.not', '--in', good],
    /its input condition takes a condition; name a column of the file for it: --input condition=<column>\./,
  ],
  [['eval', 'rsi', '--in', good, '--source', 'closing'], /^--source: "closing" is not known; write one of open/],
  [['eval', 'rsi', '--in', good, '--input', 'value=open'], /has no input "value" that a column could feed; write one of source=close/],
  [['eval', 'rsi', '--in', good, '--input', 'source=mid'], /^good\.csv, row 1, mid: the header has no such column; it has time, open/],
  [['eval', 'rsi', '--in', good, '--input', 'source'], /^--input, source: it names nothing; write a column of the file or one of open/],
  [['eval', 'rsi', '--in', good, '--input', 'source=close@4m'], /"4m" is no timeframe; write one of 1m/],
  [['eval', 'rsi', '--in', good, '--input', 'source=flag:rupee'], /"rupee" is no unit; write one of none, price/],
  [['eval', 'logic.not', '--in', good, '--input', 'condition=flag:price'], /"price" is no unit of a condition; leave it out/],
  [['eval', 'rsi', '--in', good, '--input', 'source=open', '--input', 'source=high'], /source is given twice; it takes one/],
  [
    ['eval', 'logic.not', '--in', flagged('maybe'), '--input', 'condition=flag'],
    /row 2, flag: "maybe" is neither true nor false; write true/,
  ],
  [['eval', 'rsi', '--in', flagged('x'), '--input', 'source=flag'], /row 2, flag: "x" is no number; write a plain decimal, or leave/],
  [
    ['eval', 'rsi', '--in', candles('two.csv', '2024-01-01,1,1,1,1,1', 'time,open,high,low,close,close\n')],
    /row 1, close: the column is there twice/,
  ],
  [['eval', 'indexLevel', '--in', candles('days.csv', '2024-01-01,1,1,1,1\n2024-01-02,1,1,1,1')], /5m bars are not made of whole 1d bars/],
  [['eval', 'state.position', '--in', good], /its input position takes a position, which only a run has; yantra eval --kinds/],
  [['eval', 'rsi', '--in', good, '--timeframe', '4m'], /"4m" is no timeframe; write one of 1m/],
  [
    ['eval', 'rsi', '--in', candles('daily.csv', '2024-01-01,1,1,1,1\n2024-01-02,1,1,1,1'), '--timeframe', '5m'],
    /5m bars are not made of whole 1d bars/,
  ],
  [['eval', 'rsi', '--in', good, '--json'], /the columns would stand in its way; add --out/],
  [['eval', 'rsi', '--in', file('empty.csv', '')], /^empty\.csv: the file is empty/],
  [['eval', 'rsi', '--in', file('header.csv', HEADER)], /^header\.csv: the file has no rows/],
  [['eval', 'rsi', '--in', file('headless.csv', '2024-01-01,1,1,1,1\n')], /row 1: the first row is no header; write time,open/],
  [['eval', 'rsi', '--in', candles('no-low.csv', '2024-01-01,1,1,1', 'time,open,high,close\n')], /the header has no column low/],
  [['eval', 'rsi', '--in', candles('us.csv', '01/31/2024,1,1,1,1')], /row 2, time: "01\/31\/2024" is no time/],
  [['eval', 'rsi', '--in', candles('seconds.csv', '2024-01-01 09:15:30,1,1,1,1')], /row 2, time: .* is not a whole minute/],
  [
    ['eval', 'rsi', '--in', candles('back.csv', '2024-01-02,1,1,1,1\n2024-01-01,1,1,1,1')],
    /row 3, time: this time lies before the row above; sort/,
  ],
  [['eval', 'rsi', '--in', candles('twice.csv', '2024-01-02,1,1,1,1\n2024-01-02,1,1,1,1')], /row 3, time: this time is there already/],
  [['eval', 'rsi', '--in', noPrice], /^no-price\.csv, row 2, low: there is no price/],
  [['eval', 'rsi', '--in', candles('comma.csv', '2024-01-01,"1,234",1,1,1')], /row 2, open: "1,234" is no number/],
  [
    ['eval', 'rsi', '--in', candles('range.csv', '2024-01-01,10,9,8,10')],
    /row 2, high: open 10, high 9, low 8, close 10 cannot be one bar/,
  ],
  [
    ['eval', 'rsi', '--in', candles('volume.csv', '2024-01-01,1,1,1,1,-5', 'time,open,high,low,close,volume\n')],
    /row 2, volume: "-5" is no quantity/,
  ],
  [['charges'], /no fills are named; add --in/],
  [['charges', '--in', fills('columns.csv', '1,2', 'time,side\n')], /row 1: the header has no column segment, quantity, price/],
  [
    ['charges', '--in', fills('segment.csv', '2024-01-01 10:00,NSE,cash,buy,1,10')],
    /row 2, segment: "cash" is no segment; write equity-delivery/,
  ],
  [['charges', '--in', fills('side.csv', '2024-01-01 10:00,NSE,options,long,1,10')], /row 2, side: "long" is no side; write buy or sell/],
  [['charges', '--in', fills('quantity.csv', '2024-01-01 10:00,NSE,options,buy,1.5,10')], /row 2, quantity: "1\.5" is no whole number/],
  [['charges', '--in', fills('price.csv', '2024-01-01 10:00,NSE,options,buy,1,ten')], /row 2, price: "ten" is no price/],
  [
    ['charges', '--in', fills('exchange.csv', '2024-01-01 10:00,MCX,futures,buy,1,10')],
    /row 2, exchange: "MCX" is an exchange whose charges/,
  ],
  [['charges', '--in', fills('old.csv', '1999-01-01 10:00,NSE,options,buy,1,10')], /row 2, time: .* lies before the charge tables begin/],
  [
    [
      'charges',
      '--in',
      fills(
        'order.csv',
        '2024-01-01 10:00,NSE,options,buy,1,10,7\n2024-01-01 10:01,NSE,options,sell,1,10,7',
        'time,exchange,segment,side,quantity,price,order\n',
      ),
    ],
    /row 3, side: order 7 has another side in row 2/,
  ],
  [['charges', '--in', good, '--plan', 'free'], /^(good\.csv|--plan)/],
  [['backtest', strategy, ...data], /^NSE:SBIN: no candles are stored in .*yantra import <file> --instrument "NSE:SBIN"/],
  [['backtest', strategy, '--from', '2024-13-01', ...data], /^--from: "2024-13-01" is not a date; write YYYY-MM-DD/],
  [['backtest', strategy, '--from', '2024-02-01', '--to', '2024-01-01', ...data], /^--from: it lies after --to/],
  [['data', '--from', '2024-02-01', '--to', '2024-01-01', ...data], /^--from: it lies after --to; swap them/],
  [
    ['bars', '--instrument', 'NSE:SBIN', '--timeframe', '5m', '--from', '2024-02-01', '--to', '2024-01-01', ...data],
    /^--from: it lies after/,
  ],
  [['data', 'NSE:SBIN', ...data], /^NSE:SBIN: this command takes no bare argument; write --instrument "NSE:SBIN"/],
  [['data', '--timeframe', '4m', ...data], /^--timeframe: "4m" is no timeframe; write tick, snapshot or one of 1m/],
  [['data', '--from', 'yesterday', ...data], /^--from: "yesterday" is not a date; write YYYY-MM-DD/],
  [['backtest', strategy, '--capital', 'lots', ...data], /^--capital: "lots" is no amount of rupees; write for instance 500000/],
  [['backtest', strategy, '--param', 'level', ...data], /--param, level: this is no key=value/],
  [['backtest', strategy, '--param', 'levl=3', ...data], /the strategy has no setting "levl"; it has level/],
  [['backtest', strategy, '--param', 'level=high', ...data], /"high" is no number/],
  [['backtest', strategy, '--param', 'level=1000', ...data], /1000 lies outside 1 to 900/],
  [['backtest', strategy, '--slippage-ticks', '0.5', ...data], /^--slippage-ticks: "0\.5" is no whole number/],
  [['backtest', strategy, '--bias', 'hopeful', ...data], /^--bias: "hopeful" is not known; write one of pessimistic, optimistic/],
  [['demo', 'ema-crss', ...data], /^ema-crss: there is no such template/],
  [['replay', path.join(folder, 'none.jsonl'), ...data], /^none\.jsonl: .*no such file/],
  [['replay', good, ...data], /^good\.csv, row 1: this line is not JSON; make it anew/],
  [['why'], /no journal is named/],
];

test('there are many ways to be wrong', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(60);
});

test.each(CASES)('%j', async (argv, line) => {
  const { code, stdout, stderr } = await runCli(...argv);
  const lines = stderr.split('\n').filter((text) => text !== '' && !text.includes(': warning '));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(line);
  expect(lines[0]).toMatch(/[.]$/);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test('a graph with several faults says each in a line of its own, with its node', async () => {
  const faulty = graph('faulty.json', (document) => {
    document['edges'] = [];
  });
  const { code, stderr } = await runCli('compile', faulty);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^faulty\.json, node e, port event: error input-missing: /m);
  expect(stderr).toMatch(/^faulty\.json does not compile: \d+ errors/m);
});
