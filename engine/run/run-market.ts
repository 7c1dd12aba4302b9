// What the risk desk is told of the market of a run: last prices as of now, and of each underlying its last sealed close and how far it moves in
// a day. It tells nothing that has not happened yet.
import type { Program } from '../../dsl/ir/program';
import type { InstrumentHistory } from '../kernel/clock-rows';
import type { DeskMarket } from '../ledger/funds-desk';
import type { MarginUnderlying } from '../margin/margin-leg';
import { istDayOfTime, minuteOfTime } from '../time/ist-time';
import type { BacktestInstrument } from './backtest-instrument';
import { DailyMoves } from './daily-moves';
import { sealedCloseAt } from './last-close';
import type { RunChain } from './run-chain';
import type { RunClock } from './run-clock';

/** What it is may not have been said. */
export type MarketInstrument = Pick<InstrumentHistory, 'candles' | 'actions'> & Partial<Pick<BacktestInstrument, 'instrument'>>;

export interface RunMarketParts {
  readonly program: Pick<Program, 'chains'>;
  /** By instrument of the program. */
  readonly instruments: readonly MarketInstrument[];
  /** By chain of the program. */
  readonly chains: readonly RunChain[];
  /** Last price of an instrument of the run, price units; NaN where there is none. */
  readonly priceOf: (instrument: number) => number;
  readonly clock: RunClock;
}

export class RunMarket implements DeskMarket {
  private readonly parts: RunMarketParts;
  private readonly moves = new Map<number, DailyMoves>();

  constructor(parts: RunMarketParts) {
    this.parts = parts;
  }

  get timeUs(): number {
    return this.parts.clock.nowUs;
  }

  price(instrument: number): number {
    return this.parts.priceOf(instrument);
  }

  findUnderlying(name: string): MarginUnderlying | null {
    const index = this.indexOf(name);
    const instrument = this.parts.instruments[index];
    if (instrument === undefined) return null;
    const spot = sealedCloseAt(instrument, minuteOfTime(this.timeUs));
    if (spot === null) return null;
    return { name, spot, dailyDeviation: this.movesOf(index, instrument).deviationOn(name, istDayOfTime(this.timeUs)) };
  }

  /** The instrument under a chain, else the share of that name, else a future on it, which goes with it; −1 where the program has none. */
  private indexOf(name: string): number {
    const { program, chains, instruments } = this.parts;
    const chain = chains.findIndex(({ history }) => history.underlying === name);
    const underlying = program.chains?.[chain]?.underlying;
    if (underlying !== undefined) return underlying;
    const share = instruments.findIndex(({ instrument }) => instrument?.kind === 'equity' && instrument.symbol === name);
    if (share >= 0) return share;
    return instruments.findIndex(({ instrument }) => instrument?.kind === 'future' && instrument.underlying === name);
  }

  private movesOf(index: number, instrument: MarketInstrument): DailyMoves {
    const known = this.moves.get(index) ?? new DailyMoves(instrument);
    this.moves.set(index, known);
    return known;
  }
}
