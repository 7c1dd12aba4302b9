// One decision as a line of a journal file. The schema mirrors the engine's closed union member by member: the two annotations below keep
// either from gaining one alone. JSON has no NaN, so a price that is not there is written as null and read back as NaN.
import { z } from 'zod';
import { ACTION_OUTCOMES, FILL_RULES, ORDER_REASONS, ORDER_TYPES, type OrderEvent, PRODUCTS, SIDES } from '../../../engine/events';
import { type DecisionEntry, LEG_LOSSES, type OrderIntent, POSITION_PHASES } from '../../../engine/journal/decision';

const ordinal = z.int().min(0);
const whole = z.number();
const priceOrNa = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.NaN);

const OrderReasonWord = z.enum(ORDER_REASONS);

const OutcomeWord = z.enum(ACTION_OUTCOMES);

const side = z.enum(SIDES);
const orderType = z.enum(ORDER_TYPES);
const order = ordinal;

const IntentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('place'),
    order,
    action: whole,
    position: ordinal,
    leg: ordinal,
    slice: ordinal,
    attempt: ordinal,
    instrument: ordinal,
    side,
    quantity: whole,
    type: orderType,
    limitPrice: priceOrNa,
    triggerPrice: priceOrNa,
    protectionPercent: priceOrNa,
    product: z.enum(PRODUCTS),
    reason: OrderReasonWord,
    hasWaited: z.literal(true).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('modify'),
    order,
    quantity: whole,
    type: orderType,
    limitPrice: priceOrNa,
    triggerPrice: priceOrNa,
    protectionPercent: priceOrNa,
    reason: OrderReasonWord,
    hasWaited: z.literal(true).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('cancel'), order }),
]) satisfies z.ZodType<OrderIntent>;

const RejectWord = z.enum([
  'market-closed',
  'price-band',
  'off-tick',
  'odd-lot',
  'over-freeze',
  'rate-limit',
  'index-not-tradable',
  'injected',
]);

const OrderEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accepted'), order }),
  z.discriminatedUnion('code', [
    z.strictObject({ kind: z.literal('rejected'), order, code: RejectWord }),
    z.strictObject({ kind: z.literal('rejected'), order, code: z.literal('insufficient-funds'), neededPaise: whole, freePaise: whole }),
  ]),
  z.strictObject({ kind: z.literal('triggered'), order }),
  z.strictObject({
    kind: z.literal('filled'),
    order,
    quantity: whole,
    price: whole,
    remaining: whole,
    rule: z.enum(FILL_RULES),
    slippage: priceOrNa,
    isAmbiguous: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('modified'), order }),
  z.strictObject({ kind: z.literal('refused'), order, request: z.enum(['modify', 'cancel']), code: RejectWord }),
  z.strictObject({ kind: z.literal('cancelled'), order, by: z.enum(['request', 'exchange']) }),
  z.strictObject({ kind: z.literal('expired'), order }),
  z.strictObject({ kind: z.literal('convertedToLimit'), order, limitPrice: priceOrNa }),
]) satisfies z.ZodType<OrderEvent>;

const LegLossWord = z.enum(LEG_LOSSES);
const GroupAnswer = z.enum(['exitAll', 'keep']);
const position = ordinal;
const leg = ordinal;

const EntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('outcome'), action: ordinal, outcome: OutcomeWord }),
  z.strictObject({ kind: z.literal('intent'), intent: IntentSchema }),
  z.strictObject({ kind: z.literal('orderEvent'), event: OrderEventSchema }),
  z.strictObject({ kind: z.literal('orderEventIgnored'), event: OrderEventSchema, why: z.enum(['repeated', 'unknown-order']) }),
  z.strictObject({ kind: z.literal('phase'), position, epoch: ordinal, phase: z.enum(POSITION_PHASES) }),
  z.strictObject({
    kind: z.literal('riskFired'),
    rule: z.union([OrderReasonWord, z.literal('dailyLossMax')]),
    position,
    leg: leg.nullable(),
    limit: priceOrNa,
    value: priceOrNa,
  }),
  z.strictObject({ kind: z.literal('contractChosen'), position, leg, contract: z.string().min(1).max(60) }),
  z.strictObject({ kind: z.literal('legReplaced'), position, leg, by: leg }),
  z.strictObject({ kind: z.literal('exitRaised'), position, leg, reason: OrderReasonWord }),
  z.strictObject({ kind: z.literal('stopMoved'), position, leg, from: priceOrNa, to: priceOrNa }),
  z.strictObject({ kind: z.literal('stopToCost'), position, leg, from: priceOrNa, to: priceOrNa }),
  z.strictObject({ kind: z.literal('profitLocked'), position, lockedPaise: whole, valuePaise: whole }),
  z.strictObject({
    kind: z.literal('legReEntry'),
    position,
    leg,
    after: z.enum(['stop', 'target']),
    outcome: OutcomeWord,
    level: priceOrNa,
  }),
  z.strictObject({ kind: z.literal('legReEntryLapsed'), position, leg }),
  z.strictObject({ kind: z.literal('stopMonitored'), position, leg, stop: priceOrNa }),
  z.strictObject({ kind: z.literal('exitUnfilled'), position, leg, left: whole }),
  z.strictObject({ kind: z.literal('chased'), position, leg, step: ordinal, isFullBand: z.boolean() }),
  z.strictObject({ kind: z.literal('entryTimedOut'), position, onTimeout: z.enum(['cancel', 'market']) }),
  z.strictObject({ kind: z.literal('entryChased'), position, leg, order, step: ordinal, limitPrice: whole }),
  z.strictObject({ kind: z.literal('legRetried'), position, leg, attempt: ordinal, units: whole, why: LegLossWord }),
  z.strictObject({ kind: z.literal('legFailed'), position, leg, entered: whole, ordered: whole, why: LegLossWord, then: GroupAnswer }),
  z.strictObject({ kind: z.literal('uncovered'), position, leg, units: whole, then: GroupAnswer }),
  z.strictObject({ kind: z.literal('sizeCapped'), position, wantedLots: whole, lots: whole }),
  z.strictObject({ kind: z.literal('armedLapsed'), position, action: ordinal }),
  z.strictObject({ kind: z.literal('stalePrice'), position, leg, price: priceOrNa, priceUs: priceOrNa }),
  z.strictObject({ kind: z.literal('greekUnknown'), position, greek: z.enum(['delta', 'gamma', 'theta', 'vega']), leg }),
  z.strictObject({
    kind: z.literal('unitsChanged'),
    position,
    leg,
    action: z.enum(['split', 'bonus']),
    numerator: ordinal,
    denominator: ordinal,
    from: whole,
    to: whole,
    lieuPaise: whole,
  }),
  z.strictObject({ kind: z.literal('dividend'), position, leg, quantity: whole, paise: whole }),
  z.strictObject({ kind: z.literal('switched'), to: z.enum(['paused', 'resumed', 'killed']) }),
]);

export const DecisionLine = z.strictObject({ kind: z.literal('decision'), timeUs: z.int(), entry: EntrySchema });
export type DecisionLine = z.infer<typeof DecisionLine>;

export interface JournalDecision {
  readonly timeUs: number;
  readonly entry: DecisionEntry;
}

/** The line of a decision; what the schema does not know does not compile here. */
export function decisionLine(timeUs: number, entry: DecisionEntry): DecisionLine {
  return { kind: 'decision', timeUs, entry };
}

/** The decision of a line; what the engine does not know does not compile here. */
export function decisionOf({ timeUs, entry }: DecisionLine): JournalDecision {
  return { timeUs, entry };
}
