// Charges of fills and of days as CSV, in rupees: for a fill unrounded to the sixth decimal of a paisa, for a day as its contract note posts them.
import { CHARGE_ITEMS } from '../../../engine/market/charge-items';
import { totalCharges } from '../../../engine/market/charges';
import { microOfPaise } from '../../../engine/market/micro-paise';
import { formatDay } from '../../../engine/time/day-text';
import { formatIst } from '../../../engine/time/ist-time';
import { type CsvCell, csvRow } from '../../runs/csv/csv-row';
import type { ChargedFill, FillCharges } from './charge-fills';

const MICRO_PER_RUPEE = microOfPaise(100);
const ITEM_COLUMNS = CHARGE_ITEMS.map((item) => `${item === 'squareOff' ? 'square_off' : item}_rupees`);

export function fillChargesCsv({ fills, priceScale }: FillCharges): string {
  const header = [
    'time',
    'exchange',
    'segment',
    'instrument',
    'order',
    'side',
    'quantity',
    'price',
    ...ITEM_COLUMNS,
    'total_rupees',
    'posted_rupees',
  ];
  return [csvRow(header), ...fills.map((charged) => csvRow(fillCells(charged, priceScale)))].join('');
}

export function dayChargesCsv({ days }: FillCharges): string {
  const header = ['day', 'segment', ...ITEM_COLUMNS, 'total_rupees', 'rounding_rupees'];
  const rows = days.flatMap(({ day, posted }) =>
    posted.map(({ noteSegment, paise, totalPaise, roundingMicro }) =>
      csvRow([
        formatDay(day),
        noteSegment,
        ...CHARGE_ITEMS.map((item) => paise[item] / 100),
        totalPaise / 100,
        roundingMicro / MICRO_PER_RUPEE,
      ]),
    ),
  );
  return [csvRow(header), ...rows].join('');
}

function fillCells({ fill, amounts, paise }: ChargedFill, priceScale: number): readonly CsvCell[] {
  const { timeUs, exchange, segment, instrument, order, side, quantity, price } = fill;
  const items = CHARGE_ITEMS.map((item) => amounts[item] / MICRO_PER_RUPEE);
  const total = totalCharges(amounts) / MICRO_PER_RUPEE;
  return [formatIst(timeUs), exchange, segment, instrument, order, side, quantity, price / priceScale, ...items, total, paise / 100];
}
