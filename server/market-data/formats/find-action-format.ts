// Files of corporate actions: a plain table with one action a row, and the factor files of LEAN, which have neither header nor symbol.
import { InputFault } from '../input-fault';
import type { ActionFormat } from './format';
import { normalHeader } from './format';

const NAMES = {
  symbol: ['symbol', 'tradingsymbol', 'instrument'],
  exDay: ['ex_date', 'ex-date', 'exdate', 'ex date'],
  action: ['action'],
  after: ['new'],
  before: ['old'],
  rupees: ['rupees'],
} as const;

/** Null where the row is of no such file. Throws for LEAN's files of names, which hold no action. */
export function findActionFormat(cells: readonly string[], file: string): ActionFormat | null {
  return findPlain(cells) ?? findLean(cells, file);
}

function findPlain(cells: readonly string[]): ActionFormat | null {
  const header = normalHeader(cells);
  const place = (names: readonly string[]): number => header.findIndex((cell) => names.includes(cell));
  const columns = {
    symbol: place(NAMES.symbol),
    exDay: place(NAMES.exDay),
    action: place(NAMES.action),
    after: place(NAMES.after),
    before: place(NAMES.before),
    rupees: place(NAMES.rupees),
  };
  if (columns.exDay === -1 || columns.action === -1) return null;
  return { kind: 'actions', name: 'actions', layout: 'plain', columns, hasHeader: true, remarks: [] };
}

/** `20100209,0.9800619,0.2,421`: a day, two factors up to and with it, its close. */
function findLean(cells: readonly string[], file: string): ActionFormat | null {
  const [day = '', second = ''] = cells;
  if (!/^(19|20)\d{6}$/.test(day)) return null;
  if (cells.length === 2 && /^[A-Za-z]/.test(second)) {
    throw new InputFault(
      { file },
      'this is a file of names (LEAN map file): it says what a share was called when, and holds no action',
      'give the factor file, and name the instrument with --instrument',
    );
  }
  if (cells.length !== 4 || !cells.slice(1).every((cell) => /^\d+(\.\d+)?$/.test(cell))) return null;
  return {
    kind: 'actions',
    name: 'lean-factors',
    layout: 'lean',
    columns: { symbol: -1, exDay: 0, action: -1, after: -1, before: -1, rupees: -1 },
    hasHeader: false,
    remarks: [
      'factors are of seven digits: a split is the simplest fraction that prints so, a dividend the nearest paisa; an ex-date is the first session after the day of the row',
    ],
  };
}
