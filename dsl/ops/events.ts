// Pulses: how a level becomes an event, and how events meet levels. An event register is 1 where the event is, else 0; never NA.
import { declareOp } from './declare-op';

const event = { event: 'event' } as const;
const startsFlat = { convergeBars: () => null, initial: () => [0] } as const;

export const EVENT_OPS = [
  declareOp('pulse', 1, { summary: 'An event at every row of the clock.', docs: 'Always 1.', outputs: event, cost: () => 1 }),
  declareOp('edge', 1, {
    summary: 'The moment a condition changes.',
    docs: 'Compares the present known value with the last known one, in decision sessions only; the first known value is never an edge.',
    inputs: { value: 'boolean' },
    outputs: event,
    args: [{ kind: 'enum', name: 'direction', values: ['rise', 'fall', 'either'] }],
    memory: () => 1,
    cost: () => 3,
    ...startsFlat,
  }),
  declareOp('cross', 1, {
    summary: 'The moment one number crosses another.',
    docs: 'up: left > right now and left ≤ right at the last sample at which both were known; down: the mirror image. Decision sessions only.',
    inputs: { left: 'number', right: 'number' },
    outputs: { up: 'event', down: 'event' },
    memory: () => 1,
    cost: () => 4,
    convergeBars: () => null,
    initial: () => [0, 0],
  }),
  declareOp('gate', 1, {
    summary: 'Lets an event pass while a condition is true.',
    docs: 'passed: the event with the condition true; blocked: the event with it false or unknown.',
    inputs: { event: 'event', condition: 'boolean' },
    outputs: { passed: 'event', blocked: 'event' },
    cost: () => 3,
  }),
  declareOp('eitherEvent', 1, {
    summary: 'Either of two events.',
    docs: 'One pulse if both are there.',
    inputs: { left: 'event', right: 'event' },
    outputs: event,
  }),
] as const;
