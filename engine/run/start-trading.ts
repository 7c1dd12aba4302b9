// Puts together the parts of a run that hold and trade: the books, the risk desk over them, the venue, the position kernel, and the prices that
// they go by. It starts none of them.
import type { Program } from '../../dsl/ir/program';
import { LIMITS } from '../../dsl/limits';
import type { JournalSink } from '../journal/decision';
import type { DecisionLog } from '../journal/decision-log';
import { FundsDesk } from '../ledger/funds-desk';
import { RunBooks } from '../ledger/run-books';
import { chainOfLeg } from '../plan/chain-of-option';
import { listContractSlots } from '../plan/contract-slots';
import { watchedUnderlyings } from '../trade/leg-underlying';
import { Trade } from '../trade/trade';
import { SimulatedVenue } from '../venue/simulated-venue';
import { type BacktestInstrument, instrumentAt } from './backtest-instrument';
import type { BacktestRequest } from './backtest-request';
import { createCursor, createTapeCursor } from './create-cursor';
import type { ChosenOption } from './option-choice';
import { OptionDesk } from './option-desk';
import type { PlanChains } from './plan-chains';
import { priceAgeUsMax } from './price-age';
import type { PriceCursor } from './price-cursor';
import { findReleaseUs } from './release-time';
import type { RunClock } from './run-clock';
import { RunGreeks } from './run-greeks';
import { RunMarket } from './run-market';
import { RunQuotes } from './run-quotes';
import { RunStructures } from './run-structures';
import type { TapeCursor } from './tape-cursor';

export interface TradingParts {
  readonly books: RunBooks;
  readonly desk: FundsDesk;
  readonly venue: SimulatedVenue;
  readonly options: OptionDesk;
  /** Of the instruments whose prices positions go by, slots for contracts included. */
  readonly cursors: readonly PriceCursor[];
  readonly tapes: readonly TapeCursor[];
  readonly quotes: RunQuotes;
  readonly trade: Trade;
  /** By instrument of the run, price units; NaN before the first mark. */
  readonly lastPrices: Float64Array;
}

/** What trading begins with besides the request. */
interface TradingInputs {
  /** By instrument of the program. */
  readonly instruments: readonly BacktestInstrument[];
  readonly planChains: PlanChains;
  readonly log: DecisionLog;
  readonly clock: RunClock;
  /** Whether the program reads a position's events. */
  readonly isHeard: (position: number) => boolean;
}

export function startTrading(
  request: Pick<BacktestRequest, 'program' | 'params' | 'capitalPaise' | 'chains' | 'venue'>,
  { instruments, planChains, log, clock, isHeard }: TradingInputs,
): TradingParts {
  const { program, params, capitalPaise, chains = [] } = request;
  const tradables = program.instruments.length + listContractSlots(program).length;
  const lastPrices = new Float64Array(tradables).fill(Number.NaN);
  const isModelled = (instrument: number): boolean => options.isModelled(instrument);
  const books = new RunBooks({ capitalPaise, instruments: tradables, positions: program.positions, plan: 'zerodha', isModelled });
  const ordersMax = LIMITS.positionsMax * LIMITS.ordersPerPositionMax;
  const market = new RunMarket({ program, instruments, chains, priceOf: (instrument) => quotes.price(instrument), clock });
  const desk = new FundsDesk(books, market);
  const venue = new SimulatedVenue(request.venue, tradables, ordersMax, desk);
  const chosenAt = (instrument: number, timeUs: number): ChosenOption | null =>
    planChains.chosenAt(planChains.plan.programs[0]?.instrumentOf[instrument] ?? -1, timeUs);
  const options = new OptionDesk({ program, instruments, chains, chosenAt, venue, books, lastPrices });
  const named = pricedInstruments(program).map((index) => createCursor(index, instrumentAt(instruments, index)));
  const cursors = [...named, ...options.slots.map(({ cursor }) => cursor)];
  const tapes = listTapes(program, instruments);
  const quotes = new RunQuotes(cursors, tapes, options, clock);
  const trade = new Trade({
    program,
    params,
    capitalPaise,
    priceAgeUsMax: priceAgeUsMax(instruments),
    quotes,
    contracts: options,
    structures: new RunStructures(desk, books, market),
    greeks: new RunGreeks(planChains, (instrument) => books.findContract(instrument), findReleaseUs(instruments)),
    account: { freeAfterPaise: (orders) => desk.freeAfterPaise(orders, venue.resting) },
    journal: tellingBooks(log, books),
    isHeard,
    sendsTimers: false,
  });
  return { books, desk, venue, options, cursors, tapes, quotes, trade, lastPrices };
}

/** Where stops stand when no order rests for them and where they move to, and that a position goes on without anything held, is known from the journal alone. */
function tellingBooks(log: DecisionLog, books: RunBooks): JournalSink {
  return {
    decision: (timeUs, entry) => {
      log.decision(timeUs, entry);
      switch (entry.kind) {
        case 'phase':
          if (entry.phase === 'flat') books.letGo(entry.position);
          break;
        case 'stopMonitored':
          books.noteStop(entry.position, entry.leg, entry.stop);
          break;
        case 'stopMoved':
        case 'stopToCost':
          books.moveStop(entry.position, entry.leg, entry.to);
          break;
        case 'legReplaced':
          books.holdOn(entry.position);
          break;
        default:
          break;
      }
    },
  };
}

function listTapes(program: Program, instruments: readonly BacktestInstrument[]): readonly TapeCursor[] {
  return pricedInstruments(program).flatMap((index) => createTapeCursor(index, instrumentAt(instruments, index)) ?? []);
}

/** Instruments whose prices positions go by: of the program's legs and, where a rule watches it, of what those are on. Ascending. */
function pricedInstruments(program: Program): readonly number[] {
  const priced = program.actions.flatMap((action) => {
    if (action.kind !== 'enter' && action.kind !== 'addLegs') return [];
    return action.legs.flatMap((leg) => ('instrument' in leg && chainOfLeg(leg, program) === null ? [leg.instrument] : []));
  });
  return [...new Set([...priced, ...watchedUnderlyings(program)])].sort((left, right) => left - right);
}
