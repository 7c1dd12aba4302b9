// Starts the page: reads the embedded data, draws the charts, lays the table, wires the switches. Everything else stands in the HTML already.
import { unpackTrades } from '../chart/trade-rows';
import type { PageData } from '../embedded/page-data';
import { showChosen } from './chosen-trade';
import { startCopy } from './copy-command';
import { startEquityChart } from './equity-chart';
import { findElement, getElement } from './get-element';
import { startPaper } from './paper';
import { PriceChart } from './price-chart';
import { startSections } from './sections';
import type { Surface } from './surface';
import { startSwitches } from './switches';
import { TradesTable } from './trades-table';

const data: PageData = JSON.parse(getElement('page-data', HTMLScriptElement).textContent);
const trades = unpackTrades(data.trades);
const surfaces: Surface[] = [];

const equity = startEquityChart(data);
if (equity !== null) surfaces.push(equity);

let table: TradesTable | null = null;
const chart =
  findElement('price-chart', HTMLCanvasElement) === null ? null : new PriceChart(data.instruments, trades, (step) => table?.step(step));
surfaces.push(...(chart?.surfaces ?? []));
if (trades.length > 0) {
  table = new TradesTable(trades, (row) => {
    showChosen(row, (place) => chart?.show(row, place));
    chart?.show(row, row.chart);
    const section = document.getElementById('chart');
    if (section !== null && isMostlyPassed(section)) section.scrollIntoView();
  });
}

startSwitches(() => {
  for (const surface of surfaces) surface.recolour();
});
startSections();
startCopy();
startPaper(() => {
  for (const surface of surfaces) surface.repaint();
});

/** Its better half is above the window: what a choice shows there would not be seen. */
function isMostlyPassed(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top + bottom < 0;
}
