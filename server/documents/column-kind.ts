// A column of a person's own file as a node: what feeds an input that candles cannot. It is known to no graph but the one made here, and reads the
// closes (of events the highs) of an instrument that stands for the column, on the bars of the candles beside it.
import { defineKind, type LowerContext } from '../../dsl/nodes/define-kind';
import { field } from '../../dsl/nodes/fields';
import { inlet, outlet } from '../../dsl/nodes/ports';
import { createRegistry, type KindRegistry, listKinds } from '../../dsl/nodes/registry';
import type { Signal } from '../../dsl/nodes/wire';
import { isPriceLike, UNITS, type Unit } from '../../dsl/types/unit';

const UNIT_OPTIONS: Readonly<Record<string, string>> = Object.fromEntries(UNITS.map((unit) => [unit, unit]));

/** What a graph calls the instrument of a column, counted from 0: of its values as they stand, or in price units. */
export function columnInstrument(column: number, isPrice: boolean): string {
  return `FILE:${isPrice ? 'PRICES' : 'COLUMN'}${column}`;
}

export const COLUMN_KIND = defineKind({
  kind: 'data.fileColumn',
  version: 1,
  title: 'Column',
  summary: 'A column of the file.',
  docs: '',
  params: {
    column: field.int({ label: 'Column', min: 0, max: 511, default: 0, tunable: false }),
    unit: field.choice({ label: 'Unit', options: UNIT_OPTIONS, default: 'none' }),
  },
  inputs: { candles: inlet.candles('Candles') },
  outputs: {
    number: outlet.number('Number', { unit: (_, param) => unitOf(param('unit')) }),
    condition: outlet.boolean('Condition'),
    event: outlet.event('Event'),
  },
  lower: (node) => {
    const isOne = (signal: Signal): Signal => node.one('equal', [signal, node.constant(1), node.constant(0)]);
    const number = { ...read(node, 'close'), unit: unitOf(node.text('unit')) };
    const came = isOne({ ...read(node, 'high'), unit: 'none' });
    return { number, condition: isOne({ ...number, unit: 'none' }), event: node.one('gate', [node.one('pulse', []), came]) };
  },
  explain: () => 'a column of the file',
  examples: [],
});

/** The kinds of the language, and the column. */
export const KINDS_WITH_COLUMNS: KindRegistry = createRegistry([...listKinds(), COLUMN_KIND]);

/** A column has a row for each of the candles', so that its value is always of this very bar. */
function read(node: LowerContext, price: 'close' | 'high'): Signal {
  const clock = node.clock('candles');
  const instrument = { kind: 'fixed', id: columnInstrument(node.number('column'), isPriceLike(unitOf(node.text('unit')))) } as const;
  const timeframe = clock?.kind === 'bar' ? clock.timeframe : '1m';
  const rows = {
    kind: 'candles',
    clock: node.clockIndex({ kind: 'bar', instrument, timeframe }),
    instrument: node.instrumentIndex(instrument),
    style: 'plain',
  } as const;
  return node.asOf(node.price(rows, price), node.ownClock(), 0);
}

function unitOf(text: string): Unit {
  return UNITS.find((unit) => unit === text) ?? 'none';
}
