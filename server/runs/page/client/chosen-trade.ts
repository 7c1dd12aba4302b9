// The chosen trade in one line over the chart: what, when, how it ended, what it brought.
import { formatMinutes, formatNumber, formatRupees } from '../../number-text';
import { exitWords } from '../chart/exit-words';
import { instantWords } from '../chart/instant-words';
import type { LegRow, TradeRow } from '../chart/trade-rows';
import { findElement } from './get-element';
import { readoutPart } from './readout';

/** `show` opens the chart of an instrument by its place in the page. */
export function showChosen(row: TradeRow, show: (place: number) => void): void {
  const place = findElement('chosen', HTMLElement);
  if (place === null) return;
  const tone = row.netPaise > 0 ? 'gain' : row.netPaise < 0 ? 'loss' : '';
  place.replaceChildren(
    readoutPart('Trade', formatNumber(row.index + 1, 0)),
    readoutPart(
      row.direction === 'multi' ? 'Legs' : row.direction === 'long' ? 'Long' : 'Short',
      `${formatNumber(row.quantity, 0)} ${row.instrument}`,
    ),
    readoutPart('In', `${formatNumber(row.entryPrice, 2)} on ${instantWords(row.entryMinute)}`),
    readoutPart('Out', `${formatNumber(row.exitPrice, 2)} on ${instantWords(row.exitMinute)}`),
    readoutPart('Held', formatMinutes(row.exitMinute - row.entryMinute)),
    readoutPart('Ended by', exitWords(row.reason)),
    readoutPart('Net', formatRupees(row.netPaise, 'signed'), tone),
    readoutPart('Best', formatRupees(row.mfePaise, 'plain', 0)),
    readoutPart('Worst', formatRupees(-row.maePaise, 'plain', 0)),
    ...(row.chart >= 0 ? [] : [readoutPart('', 'Its bars are not in this page.')]),
    ...(row.legs.length > 0 ? [legsOf(row, show)] : []),
  );
}

/** The underlying, then each leg; the one whose bars are shown is pressed. */
function legsOf(row: TradeRow, show: (place: number) => void): HTMLElement {
  const legs = document.createElement('div');
  legs.className = 'legs';
  const press = (place: number): void => {
    show(place);
    for (const each of legs.querySelectorAll('button')) each.setAttribute('aria-pressed', String(each.dataset['place'] === String(place)));
  };
  const parts = row.legs.map((leg) => legPart(leg, press));
  legs.append(...(row.chart >= 0 ? [chartButton([textPart('Underlying')], row.chart, press)] : []), ...parts);
  legs.querySelector('button')?.setAttribute('aria-pressed', String(row.chart >= 0));
  return legs;
}

/** `−75 NIFTY 27 Jan 2026 25,000 CE 120.50 → 80.25 +₹3,018.75`. */
function legPart({ name, quantity, entryPrice, exitPrice, grossPaise, chart }: LegRow, show: (place: number) => void): HTMLElement {
  const result = textPart(formatRupees(grossPaise, 'signed'), grossPaise > 0 ? 'gain' : grossPaise < 0 ? 'loss' : '');
  const prices = textPart(`${formatNumber(entryPrice, 2)} → ${formatNumber(exitPrice, 2)}`, 'dim');
  const words = [textPart(`${formatNumber(quantity, 0, 'signed')} ${name}`), prices, result];
  if (chart >= 0) return chartButton(words, chart, show);
  const part = document.createElement('span');
  part.className = 'leg';
  part.append(...words);
  return part;
}

function textPart(text: string, tone = ''): HTMLElement {
  const part = document.createElement('span');
  part.textContent = text;
  part.className = tone;
  return part;
}

function chartButton(words: readonly HTMLElement[], place: number, show: (place: number) => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'leg';
  button.title = 'Show its bars';
  button.dataset['place'] = String(place);
  button.setAttribute('aria-pressed', 'false');
  button.append(...words);
  button.addEventListener('click', () => show(place));
  return button;
}
