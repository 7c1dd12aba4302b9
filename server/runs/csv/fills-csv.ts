// `fills.csv`: one line for each executed part of an order, in the order of execution, with the rule that made it and its share of the charges.

import type { FillRow } from '../../../engine/ledger/fill-row';
import { CHARGE_ITEMS } from '../../../engine/market/charge-items';
import { formatIst } from '../../../engine/time/ist-time';
import { type Column, csvLines, rupees } from './table';

const COLUMNS: readonly Column<FillRow>[] = [
  { name: 'time', cell: ({ timeUs }) => formatIst(timeUs) },
  { name: 'order', cell: ({ order }) => order },
  { name: 'position', cell: ({ position }) => position },
  { name: 'leg', cell: ({ leg }) => leg },
  { name: 'instrument', cell: ({ instrument }) => instrument },
  { name: 'side', cell: ({ side }) => side },
  { name: 'quantity', cell: ({ quantity }) => quantity },
  { name: 'price', cell: ({ price, priceScale }) => price / priceScale },
  { name: 'reason', cell: ({ reason }) => reason },
  { name: 'rule', cell: ({ rule }) => rule },
  { name: 'slippage', cell: ({ slippage, priceScale }) => slippage / priceScale },
  { name: 'ambiguous', cell: ({ isAmbiguous }) => isAmbiguous },
  { name: 'modelled', cell: ({ isModelled }) => isModelled },
  { name: 'charges_rupees', cell: ({ chargesPaise }) => rupees(chargesPaise) },
  ...CHARGE_ITEMS.map((item): Column<FillRow> => ({ name: `${snakeCase(item)}_rupees`, cell: ({ charges }) => rupees(charges[item]) })),
];

export function fillsCsv(fills: Iterable<FillRow>): Generator<string> {
  return csvLines(COLUMNS, fills);
}

function snakeCase(camelCase: string): string {
  return camelCase.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
