// What the orders of an entry would bind and lose: the risk desk's margin, and the payoff of the contracts that the run's instruments are now.
import type { FundsDesk } from '../ledger/funds-desk';
import type { RunBooks } from '../ledger/run-books';
import { getMarginRules, MILLION } from '../margin/margin-rules';
import type { Contract } from '../market/instrument';
import { exp } from '../number/exp';
import { yearsToExpiry } from '../options/years-to-expiry';
import { greatestLoss } from '../payoff/greatest-loss';
import type { DatedLeg } from '../payoff/resolve-volatilities';
import { istDayOfTime } from '../time/ist-time';
import type { ExpectedOrder } from '../trade/expected-order';
import type { StructureDesk } from '../trade/structure-desk';
import type { RunMarket } from './run-market';

const PAISE_PER_RUPEE = 100;

interface OrderedContract {
  readonly contract: Contract;
  readonly order: ExpectedOrder;
}

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

  /** Underlyings end where they like, each for itself: the losses on them add up. A share expires never, so its loss is not known. */
  maxLossPaise(orders: readonly ExpectedOrder[]): number | null {
    const ordered = orders.flatMap((order) => this.contractOf(order) ?? []);
    if (ordered.length < orders.length) return null;
    let rupees = 0;
    for (const name of new Set(ordered.map(({ contract }) => contract.underlying))) {
      const loss = this.lossOn(
        name,
        ordered.filter(({ contract }) => contract.underlying === name),
      );
      if (loss === null) return null;
      rupees += loss;
    }
    return Math.round(rupees * PAISE_PER_RUPEE);
  }

  private contractOf(order: ExpectedOrder): OrderedContract | null {
    const contract = this.books.findContract(order.instrument);
    return contract?.kind === 'future' || contract?.kind === 'option' ? { contract, order } : null;
  }

  /** Null also where legs expire on several days and the underlying has no price: what the later ones are worth then, nobody knows. */
  private lossOn(name: string, ordered: readonly OrderedContract[]): number | null {
    const { timeUs } = this.market;
    const isOneExpiry = new Set(ordered.map(({ contract }) => contract.expiryDay)).size === 1;
    const spot = this.market.findUnderlying(name)?.spot ?? null;
    if (spot === null && !isOneExpiry) return null;
    const rate = getMarginRules(name, istDayOfTime(timeUs)).interest.ppm / MILLION;
    const legs = ordered.map(({ contract, order }): DatedLeg => {
      const price = order.price / contract.priceScale;
      const years = yearsToExpiry(timeUs, contract.segment, contract.expiryDay);
      const forward = contract.kind === 'future' ? price : (spot ?? 0) * exp(rate * years);
      return {
        contract,
        quantity: order.side === 'buy' ? order.quantity : -order.quantity,
        price,
        last: price,
        volatility: null,
        years,
        forward,
      };
    });
    return greatestLoss(legs, { spot: spot ?? 0, rate });
  }
}
