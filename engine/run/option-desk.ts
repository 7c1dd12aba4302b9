// Finds the contracts that option legs come to hold. It chooses them when an entry fires, puts each into its leg's slot, and follows it there
// from session to session until the position is flat. It places no order.
import type { Program } from '../../dsl/ir/program';
import { invariant } from '../../dsl/types/invariant';
import type { RunBooks } from '../ledger/run-books';
import { type Candles, istDayOf } from '../market/candles';
import type { OptionCandles } from '../market/chain-history';
import type { Dated, DatedRow } from '../market/dated';
import { type Option, option } from '../market/instrument';
import { OPTION_PRICE_SCALE, type OptionContract, optionOf } from '../market/option-contract';
import { lowerBound } from '../number/lower-bound';
import { chainOfOption } from '../plan/chain-of-option';
import { type ContractSlot, listContractSlots } from '../plan/contract-slots';
import { minuteOfTime, timeOfMinute } from '../time/ist-time';
import type { ContractDesk, FoundContract, LegWish, OptionWish } from '../trade/contract-desk';
import type { InstrumentFacts } from '../trade/instrument-facts';
import type { SimulatedVenue } from '../venue/simulated-venue';
import type { BacktestInstrument } from './backtest-instrument';
import { ChainReader } from './chain-reader';
import { ChainTally, type ChainUse } from './chain-use';
import { type ContractSource, findContracts } from './find-contracts';
import type { ChosenOption } from './option-choice';
import { PriceCursor } from './price-cursor';
import { quotedSpread } from './quoted-spread';
import type { RunChain } from './run-chain';
import { type SessionFacts, sessionFacts } from './session-facts';
import { settlementPriceOf } from './settlement-price';

export interface OptionDeskParts {
  readonly program: Program;
  readonly instruments: readonly BacktestInstrument[];
  /** By chain of the program. */
  readonly chains: readonly RunChain[];
  /** What an option by rule of the program is at an instant. */
  readonly chosenAt: (instrument: number, timeUs: number) => ChosenOption | null;
  readonly venue: SimulatedVenue;
  readonly books: RunBooks;
  /** By instrument of the run, price units: where what is held was last marked. */
  readonly lastPrices: Float64Array;
}

/** A contract found, and what it is. */
interface Found extends FoundContract {
  readonly chain: number;
  readonly contract: OptionContract;
  readonly instrument: Option;
  readonly candles: OptionCandles;
}

type Held = Omit<Found, 'candles' | 'id'>;

/** `settlement`: what it is settled at, where this is its last session. */
interface OpenContract {
  readonly instrument: number;
  readonly settlement: number | null;
}

const NONE_OPEN: readonly OpenContract[] = [];

interface Slot extends ContractSlot {
  readonly cursor: PriceCursor;
  /** Of the session; null while there are none. */
  bars: OptionCandles | null;
  held: Held | null;
  /** It has opened at the venue in the present session. */
  isOpen: boolean;
}

export class OptionDesk implements ContractDesk, ContractSource {
  readonly slots: readonly Slot[];
  /** Rows of the dated tables that were consulted. */
  readonly rows = new Set<Dated<DatedRow>>();
  private readonly parts: OptionDeskParts;
  private readonly readers: readonly ChainReader[];
  private readonly uses: readonly ChainTally[];
  /** By chain, of the session last asked about. */
  private readonly hours = new Map<number, { readonly day: number; readonly session: SessionFacts | null }>();

  constructor(parts: OptionDeskParts) {
    this.parts = parts;
    const { program, chains, instruments } = parts;
    this.slots = listContractSlots(program).map((slot) => ({
      ...slot,
      cursor: idleCursor(slot.instrument),
      bars: null,
      held: null,
      isOpen: false,
    }));
    this.uses = (program.chains ?? []).map((_, chain) => new ChainTally(chains[chain]?.history ?? null));
    this.readers = (program.chains ?? []).map((declared, index) => {
      const chain = chains[index];
      const underlying = instruments[declared.underlying];
      invariant(chain !== undefined && underlying !== undefined, `chain ${index} of the program has a history, and its underlying`);
      return new ChainReader(declared, chain, underlying);
    });
  }

  find(wishes: readonly LegWish[], timeUs: number): readonly (Found | null)[] | null {
    const kept = wishes.map((wish) => (wish !== null && 'kept' in wish ? (this.slotOf(wish.kept).held?.contract ?? null) : wish));
    const contracts = findContracts(kept, this, timeUs);
    if (contracts === null) return null;
    const found = wishes.map((wish, leg) => (isWish(wish) ? this.listed(wish, contracts[leg] ?? null, timeUs) : null));
    return found.every((one, leg) => one !== null || !isWish(wishes[leg] ?? null)) ? found : null;
  }

  idOf(instrument: number): string | null {
    return this.contractOf(instrument)?.id ?? null;
  }

  readerOf(chain: number): ChainReader | undefined {
    return this.readers[chain];
  }

  chosenAt(instrument: number, timeUs: number): ChosenOption | null {
    return this.parts.chosenAt(instrument, timeUs);
  }

  /** Null of a contract without a bar in the session. */
  private listed(wish: OptionWish, contract: OptionContract | null, timeUs: number): Found | null {
    if (contract === null) return null;
    const chain = this.chainOf(wish);
    const candles = this.readers[chain]?.sessionOn(istDayOf(minuteOfTime(timeUs)))?.candlesOf(contract) ?? null;
    const instrument = optionOf(contract);
    return candles === null ? null : { id: instrument.id, chain, contract, instrument, candles };
  }

  private chainOf(wish: OptionWish): number {
    if ('chain' in wish) return wish.chain;
    const { program } = this.parts;
    const rule = program.instruments[wish.byRule];
    invariant(rule?.kind === 'option', `instrument ${wish.byRule} of the program is an option by rule`);
    return chainOfOption(rule, program);
  }

  take(instrument: number, { chain, contract, instrument: listed, candles }: Found, timeUs: number): InstrumentFacts | null {
    const slot = this.slotOf(instrument);
    const day = istDayOf(minuteOfTime(timeUs));
    const session = this.sessionOf(chain, listed, candles, day);
    if (session === null) return null;
    slot.held = { chain, contract, instrument: listed };
    slot.isOpen = true;
    slot.cursor.load(candles, timeUs, this.resumeUs(slot.held, day));
    this.follow(slot, chain, candles);
    this.parts.books.takeContract(instrument, listed);
    this.parts.venue.startContract(instrument, session.venue);
    this.parts.lastPrices[instrument] = Number.NaN;
    return session.facts;
  }

  /** What the slot is; null while it holds nothing. */
  contractOf(instrument: number): Option | null {
    return this.slotOf(instrument).held?.instrument ?? null;
  }

  /** A session begins: what a slot holds goes on, if `isHeld`; an empty one keeps the hours of what it may come to hold. */
  startSession(instrument: number, day: number, isHeld: boolean, openUs: number): SessionFacts | null {
    const slot = this.slotOf(instrument);
    slot.isOpen = false;
    if (!isHeld || slot.held === null) {
      slot.held = null;
      slot.bars = null;
      slot.cursor.unload(Number.POSITIVE_INFINITY);
      return this.hoursOf(slot, day);
    }
    const { chain, contract, instrument: listed } = slot.held;
    const candles = this.parts.chains[chain]?.history.chainOn(day, contract.expiryDay)?.candlesOf(contract) ?? null;
    const session = this.sessionOf(chain, listed, candles, day);
    slot.cursor.loadNext(candles, openUs, this.resumeUs(slot.held, day));
    this.follow(slot, chain, candles);
    slot.isOpen = session !== null;
    if (session !== null) this.parts.venue.startSession(instrument, session.venue);
    return session;
  }

  private follow(slot: Slot, chain: number, candles: OptionCandles | null): void {
    slot.bars = candles;
    if (candles !== null) this.uses[chain]?.add(candles);
  }

  /** Whether the last print of a slot is a model's; false of what is no slot. */
  isModelled(instrument: number): boolean {
    const slot = this.slots.find((each) => each.instrument === instrument);
    return slot?.bars?.modelled[slot.cursor.lastOpened()] === 1;
  }

  /** At the end of the last bar sealed: of what a slot holds, or an option by rule is; null of what is no option, or has no quotes. */
  spreadPercent(instrument: number, timeUs: number): number | null {
    const bars = this.barsOf(instrument, timeUs);
    return bars === null ? null : quotedSpread(bars, lowerBound(bars.minute, minuteOfTime(timeUs)) - 1);
  }

  private barsOf(instrument: number, timeUs: number): OptionCandles | null {
    const slot = this.slots.find((each) => each.instrument === instrument);
    if (slot !== undefined) return slot.bars;
    if (this.parts.program.instruments[instrument]?.kind !== 'option') return null;
    const chosen = this.chosenAt(instrument, timeUs);
    return chosen?.session.candlesOf(chosen.contract) ?? null;
  }

  /** By chain of the program. */
  get chainUses(): readonly ChainUse[] {
    return this.uses.map((use) => use.read());
  }

  /** When the next session opens in which the contract is still listed; infinity on its last day. */
  private resumeUs({ chain, contract }: Held, day: number): number {
    const sessions = this.parts.chains[chain]?.sessions;
    for (let next = day + 1; next <= contract.expiryDay; next += 1) {
      const [window] = sessions?.(next) ?? [];
      if (window !== undefined) return timeOfMinute(window.openMinute);
    }
    return Number.POSITIVE_INFINITY;
  }

  /** Terms that hold for any contract of the slot's chain: what an entry is decided on until it has chosen. Slots of one chain have the same. */
  private hoursOf({ chains: [chain = 0] }: Slot, day: number): SessionFacts | null {
    const known = this.hours.get(chain);
    if (known?.day === day) return known.session;
    const session = this.findHours(chain, day);
    this.hours.set(chain, { day, session });
    return session;
  }

  private findHours(chain: number, day: number): SessionFacts | null {
    const known = this.parts.chains[chain];
    if (known === undefined) return null;
    const { market, underlying } = known.history;
    const any = { underlying, expiryDay: Number.MAX_SAFE_INTEGER, strike: 0, right: 'call' } as const;
    return this.sessionOf(chain, option(`${market}:${underlying}`, any, OPTION_PRICE_SCALE), null, day);
  }

  private sessionOf(chain: number, listed: Option, candles: OptionCandles | null, day: number): SessionFacts | null {
    const known = this.parts.chains[chain];
    if (known === undefined) return null;
    const hasVolume = candles?.volume.some((units) => units > 0) ?? true;
    const session = sessionFacts(
      { instrument: listed, hasVolume, terms: known.terms },
      {
        day,
        windows: known.sessions(day),
        referencePrice: Number.NaN,
        sessionsLeft: this.sessionsLeft(chain, listed.expiryDay, day),
        isLast: listed.expiryDay === day,
      },
    );
    for (const row of session?.rows ?? []) this.rows.add(row);
    return session;
  }

  /** Trading days after this one in which the contract is listed; null of one that is not chosen yet. */
  private sessionsLeft(chain: number, expiryDay: number, day: number): number | null {
    if (expiryDay === Number.MAX_SAFE_INTEGER) return null;
    let count = 0;
    for (let next = day + 1; next <= expiryDay; next += 1) if (this.parts.chains[chain]?.sessions(next).length !== 0) count += 1;
    return count;
  }

  /** Slots that the venue has open, with the price at which a contract that ends today is settled; null for one that goes on. */
  listOpen(day: number): readonly OpenContract[] {
    if (this.slots.length === 0) return NONE_OPEN;
    return this.slots.flatMap(({ instrument, isOpen, held }) =>
      isOpen && held !== null ? [{ instrument, settlement: held.contract.expiryDay === day ? this.settlementOf(held, day) : null }] : [],
    );
  }

  private settlementOf({ chain, instrument }: Held, day: number): number {
    const declared = this.parts.program.chains?.[chain];
    const underlying = this.parts.instruments[declared?.underlying ?? -1];
    const closeMinute = this.parts.chains[chain]?.sessions(day).at(-1)?.closeMinute;
    if (underlying === undefined || closeMinute === undefined) return Number.NaN;
    return settlementPriceOf(instrument, underlying.candles, closeMinute);
  }

  private slotOf(instrument: number): Slot {
    const slot = this.slots.find((each) => each.instrument === instrument);
    invariant(slot !== undefined, `instrument ${instrument} is a slot for contracts`);
    return slot;
  }
}

const EMPTY: Candles = {
  instrument: '',
  timeframe: '1m',
  priceScale: OPTION_PRICE_SCALE,
  count: 0,
  minute: new Int32Array(0),
  open: new Int32Array(0),
  high: new Int32Array(0),
  low: new Int32Array(0),
  close: new Int32Array(0),
  volume: new Float64Array(0),
  openInterest: new Float64Array(0),
};

function isWish(wish: LegWish): wish is OptionWish {
  return wish !== null && !('kept' in wish);
}

function idleCursor(instrument: number): PriceCursor {
  return new PriceCursor(instrument, EMPTY, 1, []);
}
