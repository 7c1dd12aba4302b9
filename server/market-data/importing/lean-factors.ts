// The actions behind a LEAN factor file: where the factors of one row and the next differ, something happened after the row's day. Source:
// QuantConnect LEAN, price factor = next price factor × (1 − dividend ÷ close), split factor = units before ÷ units after.
import { type CorporateAction, ratioOf } from '../../../engine/market/corporate-action';
import { microOfPaise } from '../../../engine/market/micro-paise';
import { InputFault } from '../input-fault';
import type { FactorRow } from './factor-row';

const PAISE_PER_RUPEE = 100;

/** Each with the day after the row's as ex-day. Rows ascend by day. */
export function actionsOfFactors(rows: readonly FactorRow[], file: string): readonly CorporateAction[] {
  return rows.flatMap((row, index): readonly CorporateAction[] => {
    const next = rows[index + 1];
    if (next === undefined) return [];
    if (next.day <= row.day) throw new InputFault({ file, row: next.line, field: 'day' }, 'the days do not ascend', 'sort the rows by day');
    const exDay = row.day + 1;
    const ratio = ratioOf(next.split.numerator * row.split.denominator, next.split.denominator * row.split.numerator);
    const isSplit = ratio.numerator !== ratio.denominator;
    return [...dividendOf(row, next, exDay, file), ...(isSplit ? [{ kind: 'split' as const, exDay, ...ratio }] : [])];
  });
}

function dividendOf(row: FactorRow, next: FactorRow, exDay: number, file: string): readonly CorporateAction[] {
  if (row.price === next.price) return [];
  const paise = Math.round(row.close * (1 - row.price / next.price) * PAISE_PER_RUPEE);
  if (paise > 0) return [{ kind: 'dividend', exDay, perUnit: microOfPaise(paise) }];
  throw new InputFault(
    { file, row: row.line, field: 'price factor' },
    'the price factor changes and no dividend of a paisa or more follows from the close of the day',
    'give the row its reference price, or write the actions as a plain table',
  );
}
