// What a strategy may read of its own positions. These run row by row, after the market's ops of the same instant.
import { LIMITS } from '../limits';
import { declareOp, type OpArg } from './declare-op';

const POSITION: OpArg = { kind: 'int', name: 'position', min: 0, max: LIMITS.positionsMax - 1 };

export const POSITION_FIELDS = ['quantity', 'entryPrice', 'profit', 'profitPoints', 'profitPercent', 'barsHeld', 'minutesHeld'] as const;
export const POSITION_EVENTS = ['opened', 'flat', 'legClosed', 'stopped', 'targetHit', 'entryRejected', 'exitUnfilled'] as const;
export const ORDER_EVENTS = ['accepted', 'filled', 'partlyFilled', 'rejected', 'cancelled'] as const;

const reads = { readsPosition: true, convergeBars: () => null } as const;

export const POSITION_OPS = [
  declareOp('positionOpen', 1, {
    ...reads,
    summary: 'Is the position open?',
    docs: 'From its first fill until every leg is flat.',
    outputs: { open: 'boolean' },
    args: [POSITION],
    initial: () => [0],
  }),
  declareOp('positionValue', 1, {
    ...reads,
    summary: 'A number of the open position.',
    docs: 'NA while flat. Profit is realised and open together, before charges; points and percent are of the average entry price.',
    args: [POSITION, { kind: 'enum', name: 'field', values: POSITION_FIELDS }],
    initial: () => [Number.NaN],
    cost: () => 10,
  }),
  declareOp('positionEvent', 1, {
    ...reads,
    summary: 'Something happened to the position.',
    docs: "On the position's own clock, whose rows are its events.",
    outputs: { event: 'event' },
    args: [POSITION, { kind: 'enum', name: 'what', values: POSITION_EVENTS }],
    initial: () => [0],
  }),
  declareOp('orderEvent', 1, {
    ...reads,
    summary: 'Something happened to an order of the position.',
    docs: "On the position's own clock, whose rows are its events.",
    outputs: { event: 'event' },
    args: [POSITION, { kind: 'enum', name: 'what', values: ORDER_EVENTS }],
    initial: () => [0],
  }),
] as const;
