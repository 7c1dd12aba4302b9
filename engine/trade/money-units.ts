// Money as the kernel counts it: in units so fine that the profit of every leg is a whole number of them, and from and to rupees and paise.
import { PAISE_PER_RUPEE } from '../market/paise';
import type { Book } from './book';
import type { MoneyBasis } from './risk-plan';

/** Exact for whole money units; the one division is the last step. */
export function paiseOf(book: Book, moneyUnits: number): number {
  return (moneyUnits * PAISE_PER_RUPEE) / book.run.moneyScale;
}

export function moneyUnitsOf(book: Book, rupees: number): number {
  return rupees * book.run.moneyScale;
}

/** Rupees of an amount that may be stated in percent: of the capital at the run's start. */
export function rupeesOf(book: Book, basis: MoneyBasis, value: number): number {
  return basis === 'rupees' ? value : ((book.capitalPaise / PAISE_PER_RUPEE) * value) / 100;
}
