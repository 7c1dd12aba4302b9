// The page keeps its word: nothing from outside, nothing run but our own, no name that breaks out, nothing undefined printed, and it stays small.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ASSETS_FILE, buildReportPageAssets } from '../../../scripts/report-page-assets.mjs';
import { examplePage } from '../example-report';
import type { BandEnd } from '../report/ambiguity';
import { PAGE_BARS_MAX } from './embedded/pack-candles';

const QUARTER = { from: '2025-01-01', to: '2025-03-31', entriesPerDay: 2, foresight: 0.55 };
const HOSTILE = `</script><script>alert(1)</script>"'><img src=x onerror=alert(2)>\u2028&amp;`;
const page = examplePage(QUARTER);
const end = (netPaise: number): BandEnd => ({ netPaise, returnFraction: netPaise / 5e7, drawdownFraction: 0.125, winRate: 0.4321 });

/** What a reader sees: no script, no style, no tags. */
const textOf = (html: string): string => html.replaceAll(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '').replaceAll(/<[^>]*>/g, ' ');
const scriptsOf = (html: string): readonly string[] => [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');

describe('the page', () => {
  test('asks nobody for anything', () => {
    const links = [...page.matchAll(/\b(?:src|href|action|srcset)="([^"]*)"/g)].map((match) => match[1] ?? '');
    expect(links.filter((link) => !link.startsWith('#') && link !== 'data:,')).toEqual([]);
    expect(page).not.toMatch(/@import|url\(|https?:\/\//);
  });

  test('lets nothing run but its own two scripts and one style, by hash', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'") ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    const scripts = scriptsOf(page);
    expect(scripts).toHaveLength(2);
    for (const text of [...scripts, style]) expect(policy).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
    expect(page).not.toMatch(/\sstyle="|\son[a-z]+="/);
  });

  test('shows a hostile name as text, wherever it stands', () => {
    const hostile = examplePage(QUARTER, { name: HOSTILE, explanation: HOSTILE, command: HOSTILE, uncertainRows: [HOSTILE] });
    expect(scriptsOf(hostile)).toEqual(scriptsOf(page));
    expect(hostile).not.toContain('<img');
    expect(hostile).toContain('&lt;/script&gt;&lt;script&gt;alert(1)');
    expect(hostile.match(/<script/g)).toHaveLength(3);
  });

  test('says days in one style, and sets each figure in Indian groups', () => {
    const seen = textOf(page.replaceAll(/<code[^>]*>[\s\S]*?<\/code>/g, ''));
    expect(seen).toContain('1 Jan to 28 Mar 2025');
    expect(seen).not.toMatch(/\d{4}-\d{2}-\d{2}/);
    expect(seen).not.toMatch(/(?<![\d,.])\d{5,}/);
  });

  test('says of a run that traded nothing why, and what to do next', () => {
    const idle = textOf(examplePage({ ...QUARTER, entriesPerDay: 0 })).replaceAll(/\s+/g, ' ');
    expect(idle).toContain(
      'No trade 39 entries fired and none became a trade: most often, 37 entries not sent: position busy. yantra why says',
    );
    expect(idle).toContain('It neither made nor lost money.');
    expect(idle).not.toMatch(/Hollow|before and after/);
  });

  test('names what no market made wherever it is drawn', () => {
    expect(page).toContain('Buy and hold DEMO:BANKONE (synthetic)');
    expect(page).toContain('"origin":"synthetic"');
  });

  test('names synthetic data, and says when a result is not decidable', () => {
    expect(textOf(page)).toContain('prices made by a generator');
    const torn = examplePage(QUARTER, { band: { stopFirst: end(-1), targetFirst: end(1) } });
    expect(textOf(torn)).toContain('Not decidable on this data');
    expect(textOf(page)).not.toContain('Not decidable');
  });

  test('tells both ends of the band, what is still open, and which entries were refused', () => {
    const leg = {
      instrument: 'DEMO:BANKONE',
      quantity: -400,
      entryPrice: 124_512.5,
      markPrice: 125_000,
      priceScale: 100,
      stopPrice: 126_000,
    };
    const held = { position: 0, entryUs: 1_743_136_500_000_000, unrealisedPaise: -195_000, realisedPaise: 0, chargesPaise: 4_512 };
    const short = { kind: 'rejected', order: 3, code: 'insufficient-funds', neededPaise: 51_234_500, freePaise: -1_200_050 } as const;
    const full = textOf(
      examplePage(QUARTER, {
        band: { stopFirst: end(100), targetFirst: end(200) },
        openPositions: [{ ...held, legs: [{ ...leg, unrealisedPaise: -195_000 }] }],
        rejections: [{ code: short.code, count: 42, firstUs: held.entryUs, first: short }],
      }),
    ).replaceAll(/\s+|\u2060/g, (space) => (space === '\u2060' ? '' : ' '));
    expect(full).toContain('Net profit +₹1.00 +₹2.00 Return 0.00% 0.00% Max drawdown 12.50% 12.50% Win rate 43.21% 43.21%');
    expect(full).toContain('DEMO:BANKONE 28 Mar 2025, 10:05 −400 ₹1,245.13 ₹1,250.00 ₹1,260.00 −₹1,950.00');
    expect(full).toContain('what is counted by trade holds the 174 closed trades alone');
    expect(full).toContain(
      '42 orders refused, the first on 28 Mar 2025 at 10:05: insufficient funds: ₹5,12,345.00 needed, −₹12,000.50 free',
    );
    expect(textOf(page)).not.toMatch(/Still open|refused|Stop first/);
  });

  test.each([
    ['many trades', QUARTER],
    ['one trade', { ...QUARTER, to: '2025-01-01', tradesMax: 1 }],
    ['no trade', { ...QUARTER, entriesPerDay: 0 }],
    ['ruin', { ...QUARTER, from: '2023-01-01', entriesPerDay: 8, foresight: 0.1 }],
  ])('prints nothing undefined: %s', (_, terms) => {
    expect(textOf(examplePage(terms))).not.toMatch(/NaN|undefined|Infinity|null|\[object/);
  });

  test('stays small however long the run: bars beyond the budget are joined', () => {
    const years = examplePage({ from: '2021-01-01', to: '2025-12-31', entriesPerDay: 8, foresight: 0.5 });
    expect(years.length).toBeLessThan(PAGE_BARS_MAX * 10);
    expect(textOf(years)).toContain('5m bars of the whole run');
  });

  test('is made of the client as it is now: after a change run node scripts/report-page-assets.mjs', async () => {
    const root = path.resolve(import.meta.dirname, '../../..');
    expect(await buildReportPageAssets()).toBe(readFileSync(path.join(root, ASSETS_FILE), 'utf8'));
  });
});
