// Rows of a file of corporate actions into actions. A ratio is read as whole numbers, an amount as a decimal: neither is ever rounded.
import { type CorporateAction, RATIO_PART_MAX, ratioOf } from '../../../engine/market/corporate-action';
import { MICRO_PER_PAISE, type MicroPaise } from '../../../engine/market/micro-paise';
import type { CsvRow } from '../csv/csv-scanner';
import { fieldText } from '../csv/csv-scanner';
import { parseTableDay } from '../csv/parse-day';
import { parseDecimal } from '../csv/parse-number';
import type { ActionFormat } from '../formats/format';
import { InputFault } from '../input-fault';
import type { BadRows } from './bad-rows';
import { type FactorRow, readFactorRow } from './factor-row';
import { actionsOfFactors } from './lean-factors';

/** An action as the file says it. */
export interface ReadAction {
  readonly action: CorporateAction;
  /** The file tells the last day with the claim: the ex-date is the first session from `exDay` on. */
  readonly isExDayAfter: boolean;
}

const RUPEE_DECIMALS = 8;
const MICRO_PER_RUPEE_UNIT = (100 * MICRO_PER_PAISE) / 10 ** RUPEE_DECIMALS;

export class ActionReader {
  private readonly file: string;
  private readonly format: ActionFormat;
  private readonly badRows: BadRows;
  private readonly bySymbol = new Map<string, ReadAction[]>();
  private readonly factors: FactorRow[] = [];

  constructor(file: string, format: ActionFormat, badRows: BadRows) {
    this.file = file;
    this.format = format;
    this.badRows = badRows;
  }

  read(row: CsvRow): void {
    try {
      if (this.format.layout === 'lean') this.factors.push(readFactorRow(row, this.file));
      else this.add(this.text(row, 'symbol'), { action: this.actionOf(row), isExDayAfter: false });
    } catch (fault) {
      if (!(fault instanceof InputFault)) throw fault;
      this.badRows.take(fault);
    }
  }

  /** By symbol; the empty one where the file names none. */
  finish(): ReadonlyMap<string, readonly ReadAction[]> {
    for (const action of actionsOfFactors(this.factors, this.file)) this.add('', { action, isExDayAfter: true });
    if (this.format.layout === 'lean' && !this.bySymbol.has('')) this.bySymbol.set('', []);
    return this.bySymbol;
  }

  private add(symbol: string, action: ReadAction): void {
    const known = this.bySymbol.get(symbol);
    if (known === undefined) this.bySymbol.set(symbol, [action]);
    else known.push(action);
  }

  private actionOf(row: CsvRow): CorporateAction {
    const exDay = parseTableDay(this.text(row, 'exDay'));
    if (exDay === null) throw this.fault(row, 'exDay', 'is not a date', 'write YYYY-MM-DD');
    const kind = this.text(row, 'action').toLowerCase();
    switch (kind) {
      case 'split':
        return { kind, exDay, ...ratioOf(this.count(row, 'after'), this.count(row, 'before')) };
      case 'bonus': {
        const held = this.count(row, 'before');
        return { kind, exDay, ...ratioOf(held + this.count(row, 'after'), held) };
      }
      case 'dividend':
        return { kind, exDay, perUnit: this.amount(row) };
      default:
        throw this.fault(row, 'action', 'is not known', 'write split, bonus or dividend');
    }
  }

  private count(row: CsvRow, role: 'after' | 'before'): number {
    const value = Number(this.text(row, role) || Number.NaN);
    if (Number.isInteger(value) && value >= 1 && value <= RATIO_PART_MAX) return value;
    throw this.fault(row, role, `is no whole number from 1 to ${RATIO_PART_MAX}`, 'write 5 and 1 where one share becomes five');
  }

  private amount(row: CsvRow): MicroPaise {
    const bytes = Buffer.from(this.text(row, 'rupees'));
    const units = parseDecimal(bytes, 0, bytes.length, RUPEE_DECIMALS);
    if (Number.isFinite(units) && units > 0) return (units * MICRO_PER_RUPEE_UNIT) as MicroPaise;
    throw this.fault(row, 'rupees', 'is no amount above zero', 'write the rupees on each share, as 2.50');
  }

  private text(row: CsvRow, role: keyof ActionFormat['columns']): string {
    const place = this.format.columns[role];
    return place === -1 || place >= row.fieldCount ? '' : fieldText(row, place).trim();
  }

  private fault(row: CsvRow, role: keyof ActionFormat['columns'], problem: string, remedy: string): InputFault {
    const field = { symbol: 'symbol', exDay: 'ex_date', action: 'action', after: 'new', before: 'old', rupees: 'rupees' }[role];
    return new InputFault({ file: this.file, row: row.line, field }, `"${this.text(row, role)}" ${problem}`, remedy);
  }
}
