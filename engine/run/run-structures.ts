// Says what the orders of an entry would bind and lose: the risk desk's margin, and the payoff of the contracts that the run's instruments are
// now.
import type { FundsDesk } from '../ledger/funds-desk';
import type { RunBooks } from '../ledger/run-books';
import { isContract } from '../market/instrument';
import { PAISE_PER_RUPEE } from '../market/paise';
import type { ExpectedOrder } from '../trade/expected-order';
import type { StructureDesk } from '../trade/structure-desk';
import { contractBounds, type PricedContract } from './contract-bounds';
import type { RunMarket } from './run-market';

export class RunStructures implements StructureDesk {
  private readonly desk: FundsDesk;
  private readonly books: RunBooks;
  private readonly market: RunMarket;

  constructor(desk: FundsDesk, books: RunBooks, market: RunMarket) {
    this.desk = desk;
    this.books = books;
    this.market = market;
  }

  marginPaise(orders: readonly ExpectedOrder[]): number {
    return this.desk.marginPaise(orders);
  }

  /** A share never expires, so its loss is not known. */
  maxLossPaise(orders: readonly ExpectedOrder[]): number | null {
    const priced = orders.flatMap((order) => this.contractOf(order) ?? []);
    if (priced.length < orders.length) return null;
    const { maxLoss } = contractBounds(priced, this.market);
    return maxLoss === null ? null : Math.round(maxLoss * PAISE_PER_RUPEE);
  }

  private contractOf({ instrument, side, quantity, price }: ExpectedOrder): PricedContract | null {
    const contract = this.books.findContract(instrument);
    if (contract === null || !isContract(contract)) return null;
    return { contract, quantity: side === 'buy' ? quantity : -quantity, price: price / contract.priceScale };
  }
}
