// `yantra payoff`: what it says of a structure, and of files that it cannot read.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { csvRows, runCli } from './run-cli';

const folder = mkdtempSync(path.join(tmpdir(), 'yantra-payoff-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEADER = 'underlying,expiry,type,strike,side,lots,price\n';

function legs(name: string, rows: readonly string[], header = HEADER): string {
  const place = path.join(folder, name);
  writeFileSync(place, `${header}${rows.map((row) => `${row}\n`).join('')}`);
  return place;
}

const CONDOR = legs('condor.csv', [
  'NIFTY,2026-06-30,CE,24000,sell,1,300',
  'NIFTY,2026-06-30,CE,24500,buy,1,140',
  'NIFTY,2026-06-30,PE,23000,sell,1,180',
  'NIFTY,2026-06-30,PE,22500,buy,1,90',
]);
const AT = ['--time', '2026-05-29 15:30', '--spot', '23547.75'] as const;
const payoff = (file: string, ...rest: readonly string[]) => runCli('payoff', '--in', file, ...AT, ...rest);
const ofShare = (file: string) => runCli('payoff', '--in', file, '--time', '2026-05-29 15:30', '--spot', '805', '--json');

interface PayoffDocument {
  readonly credit: number;
  readonly payoff: {
    readonly basis: string;
    readonly maxProfit: number | null;
    readonly maxLoss: number | null;
    readonly breakEvens: readonly number[];
  };
  readonly chance: number | null;
  readonly legs: readonly { readonly quantity: number; readonly volatility: number | null; readonly volatilityFrom: string }[];
  readonly margin: Readonly<Record<string, number>>;
  readonly marginError: string;
}
const json = async (file: string, ...rest: readonly string[]) =>
  JSON.parse((await payoff(file, ...rest, '--json')).stdout) as PayoffDocument;

describe('yantra payoff', () => {
  test('says what an iron condor wins and loses, in lots of that day: 65', async () => {
    const document = await json(CONDOR);
    expect(document.legs.map(({ quantity }) => quantity)).toEqual([-65, 65, -65, 65]);
    expect(document).toMatchObject({ credit: 16_250, payoff: { maxProfit: 16_250, maxLoss: 16_250, breakEvens: [22_750, 24_250] } });
    expect(document.chance).toBeGreaterThan(0.4);
    expect(document.chance).toBeLessThan(0.7);
  });
  test('itemises its margin, and adds it up', async () => {
    const { margin } = await json(CONDOR);
    const { spanPaise = 0, exposurePaise = 0, expiryDayPaise = 0, premiumPaise = 0, totalPaise, creditPaise = 0, boundPaise } = margin;
    expect([exposurePaise, expiryDayPaise, premiumPaise]).toEqual([2 * 65 * 2 * 23_547.75, 0, 65 * 230 * 100]);
    expect(totalPaise).toBe(spanPaise + exposurePaise + premiumPaise);
    expect(boundPaise).toBe((totalPaise ?? 0) - creditPaise);
  });
  test('tells it to a person, and how far margins may be off', async () => {
    const { code, stdout, stderr } = await payoff(CONDOR, '--forward', '23748');
    expect(code).toBe(0);
    for (const line of [
      /^NIFTY: 2026-05-29 15:30, spot 23547\.75, first expiry 2026-06-30, forward 23748\.00$/m,
      /^2026-06-30 24000 call +-65 +300\.00 +300\.00 +14\.68 +\d+\.\d\d$/m,
      /^Credit +₹16,250\.00$/m,
      /^Max loss +₹16,250\.00$/m,
      /^Break-even +22750\.00, 24250\.00$/m,
      /^Chance of profit +52\.6 % \(modelled: lognormal at 14\.68 %\)$/m,
      /^ +22750\.00 +0\.00 +-?\d/m,
      /^exposure +61224\.15$/m,
    ])
      expect(stdout).toMatch(line);
    expect(stderr).toBe(
      '4 legs. Margins are estimates: of 13 published ones half were met within 0.6 %, the farthest by −0.1 and +7.0 %.\n',
    );
  });
  test('writes the curve as CSV, from and to where it is told', async () => {
    const out = path.join(folder, 'curve.csv');
    expect((await payoff(CONDOR, '--out', out, '--from', '22000', '--to', '25000', '--points', '7')).code).toBe(0);
    const rows = csvRows(readFileSync(out, 'utf8'));
    expect(rows.map(({ spot }) => Number(spot))).toEqual([
      22_000, 22_500, 22_750, 23_000, 23_500, 23_547.75, 24_000, 24_250, 24_500, 25_000,
    ]);
    expect(rows[0]).toMatchObject({ profit_at_expiry: '-16250' });
    expect(rows[5]).toMatchObject({ profit_at_expiry: '16250', profit_now: '0' });
  });
  test('takes units, last prices and volatilities of their own, also of shares', async () => {
    const header = 'underlying,expiry,type,strike,side,quantity,price,last,volatility\n';
    const file = legs('shares.csv', ['sbin,2026-06-30,future,,buy,750,800,810,', 'SBIN,2026-06-30,call,840,sell,750,15,12,0.25'], header);
    const document = JSON.parse((await ofShare(file)).stdout) as PayoffDocument;
    expect(document.legs).toMatchObject([
      { quantity: 750, volatilityFrom: 'none' },
      { quantity: -750, volatility: 0.25, volatilityFrom: 'given' },
    ]);
    expect(document).toMatchObject({ credit: 11_250, payoff: { maxProfit: 750 * 55, maxLoss: 750 * 785, breakEvens: [785] } });
    expect(document.margin['exposurePaise']).toBe(Math.round(0.035 * 750 * (810 + 805) * 100));
  });
  test('has a payoff of two expiries by model, and says so beside each number', async () => {
    const file = legs('calendar.csv', ['NIFTY,2026-06-02,call,23700,sell,1,150', 'NIFTY,2026-06-30,call,23700,buy,1,437.65']);
    expect((await json(file)).payoff).toMatchObject({ basis: 'modelled', maxLoss: expect.closeTo(18_697.25, 0) });
    const { stdout } = await payoff(file);
    for (const line of ['Max profit', 'Max loss', 'Break-even'])
      expect(stdout).toMatch(new RegExp(`^${line} +[₹\\d,. ]+ \\(modelled: later legs by Black-76 at the first expiry\\)$`, 'm'));
    expect(stdout).toMatch(/^Debit +₹18,697\.25$/m);
  });
  test('says when a margin rests on doubtful rows, as before June 2020', async () => {
    const file = legs('old.csv', ['NIFTY,2020-02-27,future,,buy,1,12100']);
    const { stderr } = await runCli('payoff', '--in', file, '--time', '2020-02-03 12:00', '--spot', '12050');
    expect(stderr).toMatch(/\nThis margin rests on doubtful rows: margin-exposure from 2019-01-01, margin-scan from 2019-01-01\.\n$/);
  });
  test('widens the margin where the underlying moves by more', async () => {
    const [calm, wild] = [await json(CONDOR), await json(CONDOR, '--deviation', '0.02')];
    expect(wild.margin['exposurePaise']).toBe(calm.margin['exposurePaise']);
    const naked = legs('naked.csv', ['NIFTY,2026-06-30,call,24000,sell,1,300']);
    const [narrow, wide] = [await json(naked), await json(naked, '--deviation', '0.02')];
    expect(wide.margin['spanPaise']).toBeGreaterThan(1.5 * (narrow.margin['spanPaise'] ?? 0));
  });
});

const row = (text: string): string => legs(`bad-${text.replaceAll(/\W/g, '-')}.csv`, [text]);

describe('bad input is one line with its place and its remedy', () => {
  test.each([
    [['payoff'], /^yantra payoff: no legs are named; add --in/],
    [['payoff', CONDOR], /condor\.csv: this command takes no bare argument; name the file with --in/],
    [['payoff', '--in', CONDOR], /^yantra payoff: the time is not said; add --time/],
    [['payoff', '--in', CONDOR, '--time', 'now'], /^--time: "now" is no time; write 2026-05-26 10:33:37/],
    [['payoff', '--in', CONDOR, '--time', '2026-05-29 15:30'], /^yantra payoff: the price of the underlying is not said; add --spot/],
    [['payoff', '--in', path.join(folder, 'none'), ...AT], /^none: no such file/],
    [['payoff', '--in', legs('a.csv', ['1'], 'underlying\n'), ...AT], /row 1: the header has no column expiry, type, side, price; write/],
    [
      ['payoff', '--in', legs('b.csv', ['NIFTY,2026-06-30,future,buy,1'], 'underlying,expiry,type,side,price\n'), ...AT],
      /row 1: the header has no column lots and none quantity; add one of them/,
    ],
    [
      ['payoff', '--in', row('NIFTY 50,2026-06-30,CE,24000,sell,1,300'), ...AT],
      /row 2, underlying: "NIFTY 50" is no underlying; write its/,
    ],
    [['payoff', '--in', row('NIFTY,30-06-26,CE,24000,sell,1,300'), ...AT], /row 2, expiry: "30-06-26" is no date; write YYYY-MM-DD/],
    [['payoff', '--in', row('NIFTY,2026-05-26,CE,24000,sell,1,300'), ...AT], /row 2, expiry: "2026-05-26" lies before 2026-05-29; leave/],
    [['payoff', '--in', row('NIFTY,2026-06-30,straddle,24000,sell,1,300'), ...AT], /row 2, type: "straddle" is no type of contract; write/],
    [['payoff', '--in', row('NIFTY,2026-06-30,CE,,sell,1,300'), ...AT], /row 2, strike: there is nothing; write a number/],
    [['payoff', '--in', row('NIFTY,2026-06-30,CE,24000.005,sell,1,300'), ...AT], /row 2, strike: "24000\.005" is finer than paise; write/],
    [
      ['payoff', '--in', row('NIFTY,2026-06-30,CE,24000,constructor,1,300'), ...AT],
      /row 2, side: "constructor" is no side; write buy or sell/,
    ],
    [['payoff', '--in', row('NIFTY,2026-06-30,CE,24000,sell,1.5,300'), ...AT], /row 2, lots: "1\.5" is no whole number/],
    [['payoff', '--in', row('NIFTY,2026-06-30,CE,24000,sell,-1,300'), ...AT], /row 2, lots: "-1" lies outside 1 to 100000000/],
    [
      ['payoff', '--in', row('SBIN,2026-06-30,CE,800,sell,1,10'), ...AT],
      /row 2, lots: "1" are of no lot we know: SBIN has none in our table/,
    ],
    [['payoff', '--in', row('NIFTY,2026-06-30,CE,24000,sell,1,'), ...AT], /row 2, price: there is nothing; write a number/],
    [
      ['payoff', '--in', legs('two.csv', ['NIFTY,2026-06-30,future,,buy,1,23700', 'BANKNIFTY,2026-06-30,future,,buy,1,55000']), ...AT],
      /two\.csv, row 3, underlying: this leg is on BANKNIFTY, the first on NIFTY; give each underlying a file/,
    ],
    [['payoff', '--in', CONDOR, ...AT, '--from', '9', '--to', '8'], /^--from: "9" does not lie below --to 8; swap them/],
    [['payoff', '--in', CONDOR, ...AT, '--deviation', '2'], /^--deviation: "2" lies outside 0\.0001 to 1/],
  ] as const)('%j', async (argv, line) => {
    const { code, stdout, stderr } = await runCli(...argv);
    expect(stderr).toMatch(line);
    expect([code, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1]);
  });
});
