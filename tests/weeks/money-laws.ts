// What must hold of the money of any week: an account kept here, from fills and prices alone, agrees with
// the books to the paisa at the end of each day; what fills does so at a price that its contract had then; contracts are paid what they are worth when they end, and are gone then; charges are neither lost nor
// made on their way from the note to the fills.
import type { FillRow } from '../../engine/ledger/fill-row';
import { type Candles, istDayOf, type PriceColumn } from '../../engine/market/candles';
import { parseOptionId } from '../../engine/market/option-contract';
import { lowerBound } from '../../engine/number/lower-bound';
import type { RunResult } from '../../engine/run/run-result';
import { istDayOfTime, istMinute, minuteOfTime } from '../../engine/time/ist-time';
import { CAPITAL_PAISE, type RandomWeek } from './random-week';

const CLOSING_MINUTES = 30;

/** Laws of money that a week breaks. */
export function brokenMoney(week: RandomWeek, result: RunResult): readonly string[] {
  return [...brokenAccount(week, result), ...brokenPrices(week, result), ...brokenEnds(week, result), ...brokenTrades(result)];
}

/** By contract, at the end of each session: capital, what was dealt and charged, and what is held at its last close. */
function brokenAccount(week: RandomWeek, { fills, series, charges }: RunResult): readonly string[] {
  const broken: string[] = [];
  const held = new Map<string, number>();
  let cash = CAPITAL_PAISE;
  let at = 0;
  for (const [row, day] of series.daily.day.entries()) {
    for (let fill = fills[at]; fill !== undefined && istDayOfTime(fill.timeUs) <= day; fill = fills[++at]) {
      const signed = signedQuantity(fill);
      held.set(fill.instrument, (held.get(fill.instrument) ?? 0) + signed);
      cash -= signed * fill.price + fill.chargesPaise;
    }
    let worth = 0;
    for (const [instrument, quantity] of held) if (quantity !== 0) worth += quantity * lastClose(week, instrument, day);
    const booked = series.daily.equityPaise[row];
    if (booked !== cash + worth) broken.push(`day ${row}: the books say ${booked}, the account ${cash + worth}`);
    for (const [instrument, quantity] of held)
      if (quantity !== 0 && endOf(week, instrument) <= day) broken.push(`${quantity} of ${instrument} are held after its end`);
  }
  const posted = charges.reduce((sum, { paise }) => sum + paise, 0);
  const shared = fills.reduce((sum, { chargesPaise }) => sum + chargesPaise, 0);
  if (posted !== shared) broken.push(`charges of ${posted} were posted, ${shared} shared out`);
  if (at !== fills.length) broken.push('a fill after the last day');
  return broken;
}

/** What fills before slippage fills at a price of its own contract: in the bar that ends then, or at the open of the one that begins. */
function brokenPrices(week: RandomWeek, { fills }: RunResult): readonly string[] {
  return fills.flatMap(({ rule, instrument, side, price, slippage, timeUs }) => {
    if (rule === 'settlement') return [];
    const minute = minuteOfTime(timeUs);
    const candles = candlesOn(week, instrument, istDayOfTime(timeUs));
    const first = candles === null ? 0 : lowerBound(candles.minute, minute - 1);
    const isDealt = [first, first + 1].some((row) => {
      const at = candles?.minute[row] ?? Number.NaN;
      const dealt = side === 'buy' ? price - slippage : price + slippage;
      if (at === minute) return candles?.open[row] === dealt;
      return at === minute - 1 && dealt >= (candles?.low[row] ?? Number.NaN) && dealt <= (candles?.high[row] ?? Number.NaN);
    });
    return isDealt ? [] : [`${instrument} was dealt in at ${price} (${rule}), at no price that it had`];
  });
}

/** What a contract brings when it ends: an option what exercise does, a future its own last price. No other fill is at a price that nobody dealt at. */
function brokenEnds(week: RandomWeek, { fills }: RunResult): readonly string[] {
  return fills.flatMap(({ rule, instrument, price, timeUs }) => {
    if (rule !== 'settlement') return [];
    const day = istDayOfTime(timeUs);
    const wanted = worthAtEnd(week, instrument, day);
    const isLastDay = endOf(week, instrument) === day;
    return isLastDay && price === wanted ? [] : [`${instrument} was settled at ${price}, not ${wanted}`];
  });
}

function brokenTrades({ trades, openPositions, series }: RunResult): readonly string[] {
  const closed = trades.reduce((sum, { netPaise }) => sum + netPaise, 0);
  const open = openPositions.reduce((sum, each) => sum + each.unrealisedPaise + each.realisedPaise - each.chargesPaise, 0);
  const gained = (series.daily.equityPaise.at(-1) ?? CAPITAL_PAISE) - CAPITAL_PAISE;
  const broken = closed + open === gained ? [] : [`equity gained ${gained}, closed and open positions ${closed + open}`];
  for (const { id, legs, grossPaise } of trades)
    if (legs.length > 0 && legs.reduce((sum, leg) => sum + leg.grossPaise, 0) !== grossPaise) broken.push(`the legs of ${id} do not sum`);
  return broken;
}

function signedQuantity({ side, quantity }: FillRow): number {
  return side === 'buy' ? quantity : -quantity;
}

function candlesOn({ history, futures }: RandomWeek, instrument: string, day: number): Candles<PriceColumn> | null {
  const contract = parseOptionId(instrument);
  if (contract === null) return futures.get(instrument)?.candles ?? null;
  return history.chainOn(day, contract.expiryDay)?.candlesOf(contract) ?? null;
}

/** Of the last bar up to the end of a day, in whichever session that was. */
function lastClose(week: RandomWeek, instrument: string, day: number): number {
  for (const each of week.history.days.toReversed()) {
    if (each > day) continue;
    const candles = candlesOn(week, instrument, each);
    const row = candles === null ? -1 : lowerBound(candles.minute, istMinute(day + 1, 0)) - 1;
    if (candles !== null && row >= 0) return candles.close[row] ?? Number.NaN;
  }
  return Number.NaN;
}

function endOf({ futures }: RandomWeek, instrument: string): number {
  const contract = parseOptionId(instrument);
  if (contract !== null) return contract.expiryDay;
  const known = futures.get(instrument)?.instrument;
  return known?.kind === 'future' ? known.expiryDay : Number.NaN;
}

function worthAtEnd(week: RandomWeek, instrument: string, day: number): number {
  const contract = parseOptionId(instrument);
  if (contract === null) return lastClose(week, instrument, day);
  const { minute, close } = week.spot;
  const closing = [...close].filter((_, row) => istDayOf(minute[row] ?? 0) === day).slice(-CLOSING_MINUTES);
  const settled = Math.round(closing.reduce((sum, price) => sum + price, 0) / closing.length);
  return Math.max(0, contract.right === 'call' ? settled - contract.strike : contract.strike - settled);
}
