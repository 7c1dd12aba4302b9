// The table of trades: sorted, filtered, and only as many rows in the page as are in view. Rows are chosen by click, Enter or the chart's keys.
import { formatIstMinute } from '../../../../engine/time/ist-time';
import { countOf, formatMinutes, formatNumber, formatRupees, NO_VALUE } from '../../number-text';
import { exitWords } from '../chart/exit-words';
import { instantWords } from '../chart/instant-words';
import { filterTrades, SORT_KEYS, type SortKey, sortTrades, type TradeFilter, type TradeRow } from '../chart/trade-rows';
import { getElement } from './get-element';

const ROWS_AROUND = 12;
const PAGE_ROWS = 10;
/** Days of one figure stand under the last figure of those of two. */
const FIGURE_SPACE = '\u2007';
const INSTANT_WIDTH = '11 Jan 2025, 10:40'.length;
const PRINT_ROWS_MAX = 200;
/** The head is so much higher than a row, CSS pixels. */
const HEAD_MORE = 4;
const DIRECTION_WORDS = { long: 'Long', short: 'Short', multi: 'Legs' } as const;

export class TradesTable {
  private readonly frame = getElement('trades-frame', HTMLElement);
  private readonly body = getElement('trades-rows', HTMLTableSectionElement);
  private readonly rows: readonly TradeRow[];
  private readonly onChoose: (row: TradeRow) => void;
  private shown: readonly TradeRow[];
  private sort: { readonly key: SortKey; readonly isDescending: boolean } = { key: 'index', isDescending: false };
  private chosen: TradeRow | null = null;
  private isPaper = false;

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
    addEventListener('afterprint', () => {
      this.isPaper = false;
      this.lay();
    });
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
    const earlier = this.rows[0]?.index ?? 0;
    const hidden = earlier > 0 ? ` The ${formatNumber(earlier, 0)} earlier ones are in trades.csv.` : '';
    const all = countOf(this.rows.length, 'trade');
    const shown = this.shown.length === this.rows.length ? all : `${formatNumber(this.shown.length, 0)} of ${all}`;
    summary.textContent =
      this.shown.length === 0
        ? `None of ${all} fits the filter: take something out of it.`
        : `${shown}, ${formatNumber(won, 0)} won, net ${formatRupees(net, 'signed')}.${hidden}`;
  }

  private get rowHeight(): number {
    return parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--row')) || 28;
  }

  private lay(): void {
    // On paper the frame is as high as what it holds: laying for it would not end.
    if (this.isPaper) return;
    const height = this.rowHeight;
    const first = Math.max(0, Math.floor(this.frame.scrollTop / height) - ROWS_AROUND);
    const last = Math.min(this.shown.length, first + Math.ceil((this.frame.clientHeight || 600) / height) + 2 * ROWS_AROUND);
    const active = document.activeElement;
    const focused = active instanceof HTMLTableRowElement && this.body.contains(active) ? active.dataset['index'] : undefined;
    const laid = this.shown.slice(first, last).map((row, place) => this.rowElement(row, first + place));
    this.body.replaceChildren(spacer(first * height), ...laid, spacer((this.shown.length - last) * height));
    this.frame.querySelector('table')?.setAttribute('aria-rowcount', String(this.shown.length + 1));
    const focusable = laid.find(({ dataset }) => dataset['index'] === (focused ?? String(this.chosen?.index))) ?? laid[0];
    if (focusable !== undefined) focusable.tabIndex = 0;
    if (focused !== undefined) focusable?.focus({ preventScroll: true });
  }

  private layForPaper(): void {
    this.isPaper = true;
    const rest = this.shown.length - PRINT_ROWS_MAX;
    const laid = this.shown.slice(0, PRINT_ROWS_MAX).map((row, place) => this.rowElement(row, place));
    this.body.replaceChildren(...laid, ...(rest > 0 ? [noteRow(`${countOf(rest, 'more trade')} in trades.csv`)] : []));
  }

  /** `place`: in the order shown. */
  private rowElement(row: TradeRow, place: number): HTMLTableRowElement {
    const line = document.createElement('tr');
    line.setAttribute('aria-rowindex', String(place + 2));
    line.dataset['index'] = String(row.index);
    line.tabIndex = -1;
    line.setAttribute('aria-selected', String(row === this.chosen));
    const tone = row.netPaise > 0 ? 'gain' : row.netPaise < 0 ? 'loss' : '';
    const cells: readonly (readonly [text: string, classes: string])[] = [
      [formatNumber(row.index + 1, 0), 'number dim wide'],
      [instantWords(row.entryMinute).padStart(INSTANT_WIDTH, FIGURE_SPACE), ''],
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
    const { length } = this.shown;
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE_ROWS, PageUp: -PAGE_ROWS, Home: -length, End: length }[event.key];
    if (by !== undefined) this.focusFrom(event.target, by);
    if (by !== undefined || event.key === 'Enter' || event.key === ' ') event.preventDefault();
  }

  /** The focus goes so many rows on, and the frame with it. */
  private focusFrom(target: EventTarget | null, by: number): void {
    const line = target instanceof Element ? target.closest('tr') : null;
    const at = this.shown.findIndex(({ index }) => String(index) === line?.dataset['index']);
    const to = Math.min(Math.max(at + by, 0), this.shown.length - 1);
    this.reveal(to);
    this.lay();
    const beside = this.body.querySelector<HTMLElement>(`tr[data-index="${this.shown[to]?.index ?? ''}"]`);
    if (beside === null) return;
    for (const each of this.body.querySelectorAll<HTMLElement>('tr[tabindex="0"]')) each.tabIndex = -1;
    beside.tabIndex = 0;
    beside.focus({ preventScroll: true });
  }

  /** Scrolls no further than the row needs; the head stands over the first one. */
  private reveal(place: number): void {
    const top = place * this.rowHeight;
    const room = this.frame.clientHeight - this.rowHeight * 2 - HEAD_MORE;
    if (top < this.frame.scrollTop) this.frame.scrollTop = top;
    else if (top > this.frame.scrollTop + room) this.frame.scrollTop = top - room;
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

/** Days in words and in ISO: a reader may type either. */
function wordsOf(row: TradeRow): string {
  return `${instantWords(row.entryMinute)} ${formatIstMinute(row.entryMinute)} ${instantWords(row.exitMinute)} ${formatIstMinute(row.exitMinute)} ${row.instrument} ${exitWords(row.reason)} ${DIRECTION_WORDS[row.direction]}`;
}

function noteRow(text: string): HTMLTableRowElement {
  const line = document.createElement('tr');
  const cell = line.insertCell();
  cell.colSpan = 12;
  cell.textContent = text;
  return line;
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
