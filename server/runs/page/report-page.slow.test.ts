// The page in Chromium, under its own policy: its scripts run, its charts have pixels, nothing is refused, nothing is wider than the window, and
// what a mouse can do, keys can.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browser, CHROMIUM } from '../../../tests/browser';
import { examplePage } from '../example-report';
import { html } from './html';
import { commandSection, createStillPage } from './still-page';

const QUARTER = { from: '2025-01-01', to: '2025-03-31', entriesPerDay: 2, foresight: 0.5 };
const LONG = `Two averages crossing while the long-term trend agrees, and ${'onewordwithoutabreak'.repeat(8)}`;
const WIDTHS = [390, 1280, 1920];
const busy = examplePage(QUARTER, { name: LONG, command: `yantra backtest ${'folder/'.repeat(40)}graph.json`, uncertainRows: [LONG] });
const idle = examplePage({ ...QUARTER, to: '2025-01-31', entriesPerDay: 0 });
const still = createStillPage({
  title: LONG,
  sections: [['run', LONG]],
  facts: [LONG],
  notices: [],
  keys: [{ label: LONG, value: '−₹12,34,567', under: LONG, tone: 'loss' }],
  body: [
    html`<section id="wide"><div class="scroll"><table><tr>${Array.from({ length: 60 }, (_, index) => html`<td>column ${index}</td>`)}</tr></table></div></section>`,
    commandSection(LONG, [['Run', html`<code>${'0f'.repeat(32)}</code>`]]),
  ],
});

describe.skipIf(CHROMIUM === null)('in a browser', () => {
  let browser: Browser;
  beforeAll(() => {
    browser = new Browser();
  });
  afterAll(async () => browser.close());

  test('the policy lets the page work, and the console stays silent', async () => {
    await browser.open(busy, 1280);
    expect(browser.said).toEqual([]);
    expect(await browser.ask(`document.querySelectorAll('#trades-rows tr[data-index]').length`)).toBeGreaterThan(20);
    expect(await browser.ask(`document.getElementById('trades-summary').textContent`)).toContain('174 trades');
    expect(await browser.ask(`document.getElementById('price-chart').width`)).toBeGreaterThan(1_000);
    expect(await browser.ask(`document.getElementById('equity-readout').textContent`)).toContain('Equity ₹');
  });

  test.each(
    WIDTHS.flatMap((width) => [
      ['a busy run', busy, width] as const,
      ['an idle one', idle, width] as const,
      ['a study', still, width] as const,
    ]),
  )('%s is never wider than its window: %#', async (_, page, width) => {
    await browser.open(page, width);
    await browser.ask(`for (const each of document.querySelectorAll('details')) each.open = true`);
    expect(await browser.ask('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(browser.said).toEqual([]);
  });

  test.each(WIDTHS)('words in drawings are as large as those beside them, at %i', async (width) => {
    await browser.open(busy, width);
    const sizes = `[...document.querySelectorAll('.drawing text')].map((word) => parseFloat(getComputedStyle(word).fontSize) * word.getScreenCTM().a)`;
    expect(await browser.ask(`${sizes}.length`)).toBeGreaterThan(2);
    expect(await browser.ask(`Math.min(...${sizes})`)).toBeGreaterThanOrEqual(12);
  });

  test('every control can be reached by keys and shows that it was', async () => {
    await browser.open(busy, 1280);
    const shown = `[...document.querySelectorAll('button, select, input, summary, canvas[tabindex], nav a')].filter((each) => each.checkVisibility())`;
    const silent = `${shown}.filter((each) => { each.focus({ focusVisible: true }); return document.activeElement !== each || getComputedStyle(each).outlineStyle !== 'solid'; }).map((each) => each.id || each.textContent)`;
    expect(await browser.ask(silent)).toEqual([]);
  });

  test('keys walk the whole table of trades, and Enter shows one in the chart', async () => {
    await browser.open(busy, 1280);
    const at = `document.activeElement.getAttribute('aria-rowindex')`;
    await browser.ask(`document.querySelector('#trades-rows tr[tabindex="0"]').focus()`);
    expect(await browser.ask(at)).toBe('2');
    await browser.press('End');
    expect(await browser.ask(at)).toBe('175');
    await browser.press('PageUp');
    await browser.press('ArrowUp');
    expect(await browser.ask(at)).toBe('164');
    await browser.press('Enter');
    expect(await browser.ask(`document.getElementById('chosen').textContent`)).toMatch(/^Trade 163/);
    await browser.press('Home');
    expect(await browser.ask(at)).toBe('2');
  });

  test('paper is light and ends, whatever the screen was', async () => {
    await browser.open(examplePage({ ...QUARTER, entriesPerDay: 8 }), 1280);
    await browser.ask(`document.documentElement.dataset.theme = 'dark'`);
    await browser.ask(`dispatchEvent(new Event('beforeprint'))`);
    expect(await browser.ask(`document.documentElement.dataset.theme`)).toBe('light');
    expect(await browser.ask(`document.querySelectorAll('#trades-rows tr').length`)).toBe(201);
    expect(await browser.ask(`document.querySelector('#trades-rows tr:last-child').textContent`)).toMatch(/more trades in trades\.csv$/);
    await browser.ask(`dispatchEvent(new Event('afterprint'))`);
    expect(await browser.ask(`document.documentElement.dataset.theme`)).toBe('dark');
  });

  test('a run without a trade is a page too', async () => {
    await browser.open(idle, 390);
    expect(browser.said).toEqual([]);
    expect(await browser.ask(`document.getElementById('trades').textContent`)).toContain('none became a trade');
    expect(await browser.ask(`document.getElementById('chart-before').checkVisibility()`)).toBe(false);
  });
});
