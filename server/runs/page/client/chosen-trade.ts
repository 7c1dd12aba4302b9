// The chosen trade in one line over the chart: what, when, how it ended, what it brought.
import { formatIstMinute } from '../../../../engine/time/ist-time';
import { formatMinutes, formatNumber, formatRupees } from '../../number-text';
import { exitWords } from '../chart/exit-words';
import type { LegRow, TradeRow } from '../chart/trade-rows';
import { findElement } from './get-element';
import { readoutPart } from './readout';

export function showChosen(row: TradeRow, isDrawn: boolean): void {
  const place = findElement('chosen', HTMLElement);
  if (place === null) return;
  const tone = row.netPaise > 0 ? 'gain' : row.netPaise < 0 ? 'loss' : '';
  place.replaceChildren(
    readoutPart('Trade', String(row.index + 1)),
    readoutPart(
      row.direction === 'multi' ? 'Legs' : row.direction === 'long' ? 'Long' : 'Short',
      `${formatNumber(row.quantity, 0)} ${row.instrument}`,
    ),
    readoutPart('In', `${formatNumber(row.entryPrice, 2)} at ${formatIstMinute(row.entryMinute)}`),
    readoutPart('Out', `${formatNumber(row.exitPrice, 2)} at ${formatIstMinute(row.exitMinute)}`),
    readoutPart('Held', formatMinutes(row.exitMinute - row.entryMinute)),
    readoutPart('Ended by', exitWords(row.reason)),
    readoutPart('Net', formatRupees(row.netPaise, 'signed'), tone),
    readoutPart('Best', formatRupees(row.mfePaise, 'plain', 0)),
    readoutPart('Worst', formatRupees(-row.maePaise, 'plain', 0)),
    ...row.legs.map(legPart),
    ...(isDrawn ? [] : [readoutPart('', 'Its bars are not in this page.')]),
  );
}

/** `−75 NIFTY 27 Jan 2026 25,000 CE 120.50 → 80.25 +₹3,018.75`. */
function legPart({ name, quantity, entryPrice, exitPrice, grossPaise }: LegRow): HTMLElement {
  const prices = `${formatNumber(entryPrice, 2)} → ${formatNumber(exitPrice, 2)}`;
  const result = formatRupees(grossPaise, 'signed');
  return readoutPart(
    `${formatNumber(quantity, 0, 'signed')} ${name}`,
    `${prices} ${result}`,
    grossPaise > 0 ? 'gain' : grossPaise < 0 ? 'loss' : '',
  );
}
