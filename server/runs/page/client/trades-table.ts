// The table of trades: sorted, filtered, and only as many rows in the page as are in view. Rows are chosen by click, Enter or the chart's keys.
import { formatIstMinute } from '../../../../engine/time/ist-time';
import { formatMinutes, formatNumber, formatRupees, NO_VALUE } from '../../number-text';
import { exitWords } from '../chart/exit-words';
import { filterTrades, SORT_KEYS, type SortKey, sortTrades, type TradeFilter, type TradeRow } from '../chart/trade-rows';
import { getElement } from './get-element';

const ROWS_AROUND = 12;
const PRINT_ROWS_MAX = 200;
const DIRECTION_WORDS = { long: 'Long', short: 'Short', multi: 'Legs' } as const;

export class TradesTable {
  private readonly frame = getElement('trades-frame', HTMLElement);
  private readonly body = getElement('trades-rows', HTMLTableSectionElement);
  private readonly rows: readonly TradeRow[];
  private readonly onChoose: (row: TradeRow) => void;
  private shown: readonly TradeRow[];
  private sort: { readonly key: SortKey; readonly isDescending: boolean } = { key: 'index', isDescending: false };
  private chosen: TradeRow | null = null;

  constructor(rows: readonly TradeRow[], onChoose: (row: TradeRow) => void) {
    this.rows = rows;
    this.shown = rows;
    this.onChoose = onChoose;
    this.startHeads();
    for (const id of ['trades-text', 'trades-result', 'trades-direction'])
      getElement(id, HTMLElement).addEventListener('input', () => this.arrange());
    this.frame.addEventListener('scroll', () => this.lay());
    new ResizeObserver(() => this.lay()).observe(this.frame);
    this.body.addEventListener('click', ({ target }) => this.chooseAt(target));
    this.body.addEventListener('keydown', (event) => this.onKey(event));
    addEventListener('beforeprint', () => this.layForPaper());
    addEventListener('afterprint', () => this.lay());
    this.arrange();
  }

  /** The next trade in the order shown; the first one where none is chosen. */
  step(by: 1 | -1): void {
    const at = this.chosen === null ? (by === 1 ? -1 : this.shown.length) : this.shown.indexOf(this.chosen);
    const row = this.shown[at + by];
    if (row !== undefined) this.choose(row);
  }

  private choose(row: TradeRow): void {
    this.chosen = row;
    const at = this.shown.indexOf(row);
    const top = at * this.rowHeight;
    const room = this.frame.clientHeight - this.rowHeight * 2;
    if (top < this.frame.scrollTop || top > this.frame.scrollTop + room) this.frame.scrollTop = top - room / 2;
    this.lay();
    this.onChoose(row);
  }

  private startHeads(): void {
    for (const head of this.frame.querySelectorAll('th')) {
      const key = SORT_KEYS.find((each) => each === head.dataset['key']);
      const button = head.querySelector('button');
      if (key === undefined || button === null) continue;
      const title = button.textContent;
      button.addEventListener('click', () => {
        this.sort = { key, isDescending: this.sort.key === key ? !this.sort.isDescending : key === 'netPaise' || key === 'rMultiple' };
        this.arrange();
      });
      button.dataset['title'] = title;
    }
  }

  private arrange(): void {
    const { key, isDescending } = this.sort;
    for (const head of this.frame.querySelectorAll('th')) {
      const isSorted = head.dataset['key'] === key;
      const button = head.querySelector('button');
      if (isSorted) head.setAttribute('aria-sort', isDescending ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
      if (button !== null) button.textContent = `${button.dataset['title'] ?? ''}${isSorted ? (isDescending ? ' ↓' : ' ↑') : ''}`;
    }
    this.shown = sortTrades(filterTrades(this.rows, readFilter(), wordsOf), key, isDescending);
    this.frame.scrollTop = 0;
    this.lay();
    const won = this.shown.filter(({ netPaise }) => netPaise > 0).length;
    const net = this.shown.reduce((sum, { netPaise }) => sum + netPaise, 0);
    const summary = getElement('trades-summary', HTMLElement);
    const hidden = (this.rows[0]?.index ?? 0) > 0 ? ` The ${this.rows[0]?.index ?? 0} earlier ones are in trades.csv.` : '';
    summary.textContent =
      this.shown.length === 0
        ? 'No trade fits the filter.'
        : `${formatNumber(this.shown.length, 0)} of ${formatNumber(this.rows.length, 0)} trades, ${formatNumber(won, 0)} won, net ${formatRupees(net, 'signed')}.${hidden}`;
  }

  private get rowHeight(): number {
    return parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--row')) || 28;
  }

  private lay(): void {
    const height = this.rowHeight;
    const first = Math.max(0, Math.floor(this.frame.scrollTop / height) - ROWS_AROUND);
    const last = Math.min(this.shown.length, first + Math.ceil((this.frame.clientHeight || 600) / height) + 2 * ROWS_AROUND);
    const focused = document.activeElement instanceof HTMLTableRowElement ? document.activeElement.dataset['index'] : undefined;
    const laid = this.shown.slice(first, last).map((row) => this.rowElement(row));
    this.body.replaceChildren(spacer(first * height), ...laid, spacer((this.shown.length - last) * height));
    this.frame.querySelector('table')?.setAttribute('aria-rowcount', String(this.shown.length + 1));
    const focusable = laid.find(({ dataset }) => dataset['index'] === (focused ?? String(this.chosen?.index))) ?? laid[0];
    if (focusable !== undefined) focusable.tabIndex = 0;
    if (focused !== undefined) focusable?.focus({ preventScroll: true });
  }

  private layForPaper(): void {
    this.body.replaceChildren(...this.shown.slice(0, PRINT_ROWS_MAX).map((row) => this.rowElement(row)));
  }

  private rowElement(row: TradeRow): HTMLTableRowElement {
    const line = document.createElement('tr');
    line.dataset['index'] = String(row.index);
    line.tabIndex = -1;
    line.setAttribute('aria-selected', String(row === this.chosen));
    const tone = row.netPaise > 0 ? 'gain' : row.netPaise < 0 ? 'loss' : '';
    const cells: readonly (readonly [text: string, classes: string])[] = [
      [String(row.index + 1), 'number dim wide'],
      [formatIstMinute(row.entryMinute), ''],
      [DIRECTION_WORDS[row.direction], ''],
      [row.instrument, 'wide what'],
      [formatNumber(row.quantity, 0), 'number wide'],
      [formatNumber(row.entryPrice, 2), 'number middle'],
      [formatNumber(row.exitPrice, 2), 'number middle'],
      [formatMinutes(row.exitMinute - row.entryMinute), 'number wide'],
      [`${exitWords(row.reason)}${row.isAmbiguous ? ' (ambiguous)' : ''}`, 'middle'],
      [formatRupees(row.chargesPaise), 'number dim wide'],
      [formatRupees(row.netPaise, 'signed'), `number ${tone}`],
      [
        row.rMultiple === null ? NO_VALUE : formatNumber(row.rMultiple, 2, 'signed'),
        `number middle ${row.rMultiple === null ? 'dim' : tone}`,
      ],
    ];
    for (const [text, classes] of cells) {
      const cell = line.insertCell();
      cell.textContent = text;
      cell.className = classes;
      if (classes.includes('what')) cell.title = text;
    }
    return line;
  }

  private chooseAt(target: EventTarget | null): void {
    const line = target instanceof Element ? target.closest('tr') : null;
    const row = this.shown.find(({ index }) => String(index) === line?.dataset['index']);
    if (row !== undefined) this.choose(row);
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' || event.key === ' ') this.chooseAt(event.target);
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) this.focusBeside(event.target, by);
    if (by !== undefined || event.key === 'Enter' || event.key === ' ') event.preventDefault();
  }

  private focusBeside(target: EventTarget | null, by: number): void {
    const line = target instanceof Element ? target.closest('tr') : null;
    const beside = by > 0 ? line?.nextElementSibling : line?.previousElementSibling;
    if (!(beside instanceof HTMLTableRowElement) || beside.dataset['index'] === undefined) return;
    beside.tabIndex = 0;
    beside.focus();
  }
}

function readFilter(): TradeFilter {
  const result = getElement('trades-result', HTMLSelectElement).value;
  const direction = getElement('trades-direction', HTMLSelectElement).value;
  return {
    text: getElement('trades-text', HTMLInputElement).value,
    result: result === 'won' || result === 'lost' || result === 'ambiguous' ? result : 'all',
    direction: direction === 'long' || direction === 'short' || direction === 'multi' ? direction : 'all',
  };
}

function wordsOf(row: TradeRow): string {
  return `${formatIstMinute(row.entryMinute)} ${formatIstMinute(row.exitMinute)} ${row.instrument} ${exitWords(row.reason)} ${DIRECTION_WORDS[row.direction]}`;
}

function spacer(height: number): HTMLTableRowElement {
  const line = document.createElement('tr');
  line.className = 'spacer';
  line.setAttribute('aria-hidden', 'true');
  const cell = line.insertCell();
  cell.colSpan = 12;
  cell.style.height = `${height}px`;
  return line;
}
