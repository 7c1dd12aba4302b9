// A desk for the tests of this folder: a Trade on plain instruments, prices set by hand, intents as short texts that a test can quote.
// Answers nothing by itself.
import type { Program, ProgramAction, ProgramExecution, ProgramLeg, RiskRule } from '../../../dsl/ir/program';
import type { ActionOutcome, Intent, OrderEvent } from '../../events';
import type { DecisionEntry } from '../../journal/decision';
import { listContractSlots } from '../../plan/contract-slots';
import { isoDay } from '../../time/day-text';
import { clockMinute, istMinute, timeOfMinute, US_PER_SECOND } from '../../time/ist-time';
import type { ContractDesk } from '../contract-desk';
import type { InstrumentFacts } from '../instrument-facts';
import { NO_STRUCTURES, type StructureDesk } from '../structure-desk';
import { Trade } from '../trade';

export const RIG_DAY = isoDay('2025-01-06');

/** Event time of `HH:MM` or `HH:MM:SS` on a day of the rig. */
export function at(text: string, day = RIG_DAY): number {
  return timeOfMinute(istMinute(day, clockMinute(text.slice(0, 5)))) + Number(text.slice(6) || 0) * US_PER_SECOND;
}

/** A share: lot 1, tick 5 paise, no freeze; 09:15 to 15:30, squared off at 15:20. */
export function share(changes: Partial<InstrumentFacts> = {}, day = RIG_DAY): InstrumentFacts {
  return {
    id: 'NSE:SHARE',
    kind: 'equity',
    underlying: null,
    right: null,
    lastDay: null,
    priceScale: 100,
    lot: 1,
    tick: 5,
    freezeQuantity: 0,
    canTrade: true,
    canRestStop: true,
    sessionOpenUs: at('09:15', day),
    sessionCloseUs: at('15:30', day),
    squareOffUs: at('15:20', day),
    expiryUs: null,
    sessionsLeft: null,
    ...changes,
  };
}

export const PLAIN_EXECUTION: ProgramExecution = {
  entry: 'market',
  protectionPercent: 1,
  limitOffsetTicks: 0,
  stopBufferPercent: 1,
  timeoutSeconds: 0,
  onTimeout: 'cancel',
  chaseSeconds: 10,
  chaseStepsMax: 2,
};

type Enter = Extract<ProgramAction, { kind: 'enter' }>;

export const BUY: ProgramLeg = { instrument: 0, side: 'buy', ratio: 1, product: 'carry' };
export const SELL: ProgramLeg = { ...BUY, side: 'sell' };

/** Buys 100 with a stop five rupees below, unless told otherwise. */
export function enter(changes: Partial<Enter> = {}): Enter {
  return {
    kind: 'enter',
    event: 0,
    position: 0,
    legs: [BUY],
    size: { kind: 'lots', lots: 100 },
    risk: [points('legStop', 5)],
    execution: PLAIN_EXECUTION,
    whenBusy: 'ignore',
    ...changes,
  };
}

export function points(kind: 'legStop' | 'legTarget', value: number): RiskRule {
  return { kind, basis: 'points', value };
}

export const EXIT: ProgramAction = { kind: 'exit', event: 0, position: 0, percent: 100 };

export interface RigOptions {
  readonly actions: readonly ProgramAction[];
  readonly facts?: readonly (InstrumentFacts | null)[];
  readonly capitalPaise?: number;
  readonly params?: readonly number[];
  readonly positions?: number;
  readonly structures?: StructureDesk;
  /** Of options: chains of the program, all on instrument 0. */
  readonly chains?: number;
  readonly contracts?: ContractDesk;
}

export function programOf({ actions, facts = [share()], positions = 1, chains = 0 }: RigOptions): Program {
  const chain = { underlying: 0, expiry: { kind: 'week', offset: 0, rollDaysBefore: 0 }, strikesEachSide: 10 } as const;
  return {
    ...(chains > 0 ? { chains: Array.from({ length: chains }, () => chain) } : {}),
    format: 'yantra.program/1',
    instruments: facts.map((_, index) => ({ kind: 'fixed', id: `NSE:SHARE${index}` })),
    clocks: [],
    params: [],
    ops: [],
    positions,
    actions: [...actions],
    warmUp: [],
    cost: { perRow: 0, memoryBytes: 0 },
  };
}

export class TradeRig {
  readonly trade: Trade;
  readonly decisions: DecisionEntry[] = [];
  /** Registers by slot, for `sample`. */
  readonly registers: number[] = [];
  /** Bid to ask by instrument, percent; where there is none nobody knows quotes. */
  readonly spreads: number[] = [];
  /** By instrument, whichever greek is asked for; where there is none nobody says. */
  readonly greeks: number[] = [];
  /** Of the account before an entry, which binds its whole value. */
  freePaise = Number.POSITIVE_INFINITY;
  private readonly prices: number[] = [];
  private readonly priceUs: number[] = [];
  now = at('09:15');

  constructor(options: RigOptions) {
    const { facts = [share()] } = options;
    this.trade = new Trade({
      program: programOf(options),
      params: options.params ?? [],
      capitalPaise: options.capitalPaise ?? 10_000_000,
      priceAgeUsMax: 120_000_000,
      quotes: {
        price: (index) => this.prices[index] ?? Number.NaN,
        timeUs: (index) => this.priceUs[index] ?? 0,
        spreadPercent: (index) => this.spreads[index] ?? null,
      },
      account: {
        freeAfterPaise: (orders) => this.freePaise - orders.reduce((sum, { quantity, price }) => sum + quantity * price, 0),
      },
      structures: options.structures ?? NO_STRUCTURES,
      ...(options.contracts === undefined ? {} : { contracts: options.contracts }),
      greeks: { greek: (index) => this.greeks[index] ?? Number.NaN },
      journal: { decision: (_timeUs, entry) => this.decisions.push(entry) },
    });
    const slots = listContractSlots(programOf(options));
    const hours = slots.map(() => share({ kind: 'option', lot: 25 }));
    this.trade.onSession(RIG_DAY, [...facts, ...hours]);
  }

  /** A print at a time of the day. */
  print(time: string, price: number, instrument = 0): void {
    this.now = at(time);
    this.quote(price, instrument);
    this.trade.onPrice(instrument, price, this.now);
  }

  /** A last price that the kernel is not told of: nothing is exposed. */
  quote(price: number, instrument = 0): void {
    this.prices[instrument] = price;
    this.priceUs[instrument] = this.now;
  }

  fire(action: number): ActionOutcome {
    return this.trade.fire(action, this.now, (slot) => this.registers[slot] ?? Number.NaN);
  }

  timer(time: string, position = 0): void {
    this.now = at(time);
    this.trade.onTimer(position, this.now);
  }

  say(...events: readonly OrderEvent[]): void {
    for (const event of events) this.trade.onOrderEvent(event, this.now);
  }

  accept(...orders: readonly number[]): void {
    for (const order of orders) this.say({ kind: 'accepted', order });
  }

  fill(order: number, quantity: number, price: number, remaining = 0): void {
    this.say({ kind: 'filled', order, quantity, price, remaining, rule: 'nextOpen', slippage: 0, isAmbiguous: false });
  }

  /** What left since the last call, timers aside. */
  sent(): readonly string[] {
    return this.trade.takeIntents().flatMap((intent) => (intent.kind === 'timer' ? [] : [textOf(intent)]));
  }

  /** Names of the position's events since the last call. */
  told(): readonly string[] {
    return this.trade.drainPositionEvents().map(({ what }) => what);
  }

  journalled<Kind extends DecisionEntry['kind']>(kind: Kind): readonly Extract<DecisionEntry, { kind: Kind }>[] {
    return this.decisions.filter((entry): entry is Extract<DecisionEntry, { kind: Kind }> => entry.kind === kind);
  }
}

/** `#1 sell 100 stopLimit 9500/9405 legStop`: trigger and limit where the type has them, `~1%` the band of a market order, `waited` for another leg. */
function textOf(intent: Exclude<Intent, { kind: 'timer' }>): string {
  switch (intent.kind) {
    case 'notify':
      return `notify ${intent.action}`;
    case 'cancel':
      return `#${intent.order} cancel`;
    case 'place':
      return `#${intent.order} ${intent.side} ${intent.quantity} ${termsText(intent)} ${intent.reason}${waitedText(intent)}`;
    case 'modify':
      return `#${intent.order} modify ${intent.quantity} ${termsText(intent)} ${intent.reason}${waitedText(intent)}`;
  }
}

function waitedText({ hasWaited }: Extract<Intent, { kind: 'modify' | 'place' }>): string {
  return hasWaited === true ? ' waited' : '';
}

function termsText({ type, limitPrice, triggerPrice, protectionPercent }: Extract<Intent, { kind: 'modify' | 'place' }>): string {
  switch (type) {
    case 'market':
      return `market ~${protectionPercent}%`;
    case 'limit':
      return `limit ${limitPrice}`;
    case 'stopLimit':
      return `stopLimit ${triggerPrice}/${limitPrice}`;
  }
}
