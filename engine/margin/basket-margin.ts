// What a risk desk is asked before the orders of a basket leave: how much of an account they bind beside what it holds, and whether it has that.
// It looks and refuses; it moves no money. Shares bind by their own table (`engine/market/margin-share`) and are none of this.
import { type MarginLeg, type MarginUnderlying, premiumOf, toPaise } from './margin-leg';
import { type JointMargin, jointMargin } from './portfolio-margin';
import type { ScannedContract } from './scanned-contract';
import { inNumber, netContracts, type ScannedLegs, scanLegs } from './scanned-legs';

export interface BasketRequest {
  readonly timeUs: number;
  /** What the account holds, at last prices; and what orders that rest would add. */
  readonly held: readonly MarginLeg[];
  /** At the prices at which they are expected to fill, in the order in which they are sent. */
  readonly orders: readonly MarginLeg[];
  readonly underlyings: readonly MarginUnderlying[];
}

export interface BasketMargin {
  /** What the holdings bind of an account that is valued at market. */
  readonly heldPaise: number;
  /** What the orders bind on top when all are filled; below zero where they free some. */
  readonly addedPaise: number;
  /**
   * The most on top that is asked on the way, one order taken after the other and none of them filled: a hedge helps what comes after it, and
   * what sold options bring is there only when they have been sold. At least 0.
   */
  readonly neededPaise: number;
  /** Of holdings and orders together. */
  readonly after: JointMargin;
}

export interface BasketShortfall {
  readonly neededPaise: number;
  /** Below zero where what is held needs more than there is. */
  readonly freePaise: number;
}

export function basketMargin({ timeUs, held, orders, underlyings }: BasketRequest): BasketMargin {
  const scanned = scanLegs({ timeUs, legs: [...held, ...orders], underlyings });
  return marginInTurn(scanned.contracts.slice(0, held.length), scanned.contracts.slice(held.length), scanned);
}

/** Null: the money is there. `equityPaise`: cash and all holdings at market. */
export function findBasketShortfall({ heldPaise, neededPaise }: BasketMargin, equityPaise: number): BasketShortfall | null {
  const freePaise = equityPaise - heldPaise;
  return neededPaise <= freePaise ? null : { neededPaise, freePaise };
}

/**
 * The most lots of a basket that the equity carries, up to `lotsMax`; `orders` are those of one lot. What a basket binds bends upwards in its
 * size, hence bisection. 0 where it carries none.
 */
export function lotsWithin({ timeUs, held, orders, underlyings }: BasketRequest, equityPaise: number, lotsMax: number): number {
  const scanned = scanLegs({ timeUs, legs: [...held, ...orders], underlyings });
  const [holdings, oneLot] = [scanned.contracts.slice(0, held.length), scanned.contracts.slice(held.length)];
  const isCarried = (lots: number): boolean => {
    const basket = oneLot.map((contract) => inNumber(contract, contract.leg.quantity * lots));
    return findBasketShortfall(marginInTurn(holdings, basket, scanned), equityPaise) === null;
  };
  if (isCarried(lotsMax)) return lotsMax;
  let [carried, refused] = [0, lotsMax];
  while (refused - carried > 1) {
    const lots = Math.floor((carried + refused) / 2);
    if (isCarried(lots)) carried = lots;
    else refused = lots;
  }
  return carried;
}

function marginInTurn(held: readonly ScannedContract[], orders: readonly ScannedContract[], scanned: ScannedLegs): BasketMargin {
  const before = jointMargin(netContracts(held), scanned);
  let after = before;
  let peakPaise = before.boundPaise;
  let awaitedPaise = 0;
  for (const [at, { leg }] of orders.entries()) {
    after = jointMargin(netContracts([...held, ...orders.slice(0, at + 1)]), scanned);
    awaitedPaise += toPaise(Math.max(0, -premiumOf(leg)));
    peakPaise = Math.max(peakPaise, after.boundPaise + awaitedPaise);
  }
  const heldPaise = before.boundPaise;
  return { heldPaise, addedPaise: after.boundPaise - heldPaise, neededPaise: peakPaise - heldPaise, after };
}
