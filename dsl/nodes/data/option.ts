// One option a session, chosen by rule: an instrument with candles of its own.
import type { ProgramInstrument } from '../../ir/program';
import { type CheckContext, defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

const FROM = ['midnight', 'open', 'close'] as const;

function optionOf(node: CheckContext): ProgramInstrument | null {
  const underlying = node.instrument('chain');
  const expiry = node.expiry('chain');
  const strike = node.strike('strike');
  if (underlying?.kind !== 'fixed' || expiry === null || strike === null) return null;
  return {
    kind: 'option',
    underlying: underlying.id,
    expiry,
    right: node.text('right') === 'put' ? 'put' : 'call',
    strike,
    from: FROM.find((name) => name === node.text('from')) ?? 'open',
    minutes: node.static(node.text('from') === 'midnight' ? 'time' : 'minutes'),
  };
}

export const option = defineKind({
  kind: 'data.option',
  version: 1,
  title: 'Option by rule',
  summary: 'One option a session, chosen at a time of it by strike rule and expiry, with candles of its own.',
  keywords: ['option candles', 'atm option', 'strike rule', 'premium chart', 'ce', 'pe', 'call', 'put'],
  docs: 'Chosen at the given time of each session and kept until the session ends. Until then it has no candles. A leg of it that is held over a night stays the contract in which it was entered, while the candles go on as those of each session’s own. Another contract is another past: averages and the like are warmed up again from the new contract’s own bars, and whatever else remembers begins anew. For a leg that is chosen when the entry fires use Option leg. The numbers of the strike rule must be known before the run.',
  params: {
    right: field.choice({ label: 'Right', options: { call: 'Call', put: 'Put' }, default: 'call' }),
    from: field.choice({
      label: 'Chosen',
      options: { open: 'minutes after the open', midnight: 'at a time of day', close: 'minutes before the close' },
      default: 'open',
    }),
    minutes: field.int({ label: 'Minutes', unit: 'minutes', min: 1, max: 374, default: 1 }),
    time: field.time({ label: 'Time of day', default: '09:20' }),
  },
  inputs: { chain: inlet.of('chain', 'Chain'), strike: inlet.of('strike', 'Strike') },
  outputs: {
    instrument: outlet.of('instrument', 'Option'),
    strike: outlet.number('Strike', { unit: 'price', help: 'On the chain’s clock; unknown until it is chosen.' }),
  },
  clock: (node) => node.clock('chain'),
  instrument: optionOf,
  check: (node) => {
    if (!node.isConnected('strike') || node.strike('strike') !== null) return [];
    return [{ code: 'strike-not-fixed', port: 'strike', message: '', remedy: '' }];
  },
  lower: (node) => {
    const chosen = optionOf(node);
    if (chosen === null) return {};
    const index = node.instrumentIndex(chosen);
    return {
      instrument: { kind: 'instrument', instrument: chosen },
      strike: node.one('contractStrike', [], { instrument: index }, 'price'),
    };
  },
  explain: (words) => {
    const option = `the ${words.param('right').toLowerCase()} ${words.input('strike')} of ${words.input('chain')}`;
    return { instrument: option, strike: `the strike of ${option}` };
  },
  examples: [
    {
      name: 'the call at the money, from the first minute on',
      inputs: { chain: [], strike: [] },
      expect: {},
      facts: {
        instrument: {
          instrument: {
            kind: 'option',
            underlying: 'NSE:RELIANCE',
            expiry: { kind: 'week', offset: 0, rollDaysBefore: 0 },
            right: 'call',
            strike: { rule: { by: 'steps', from: 'synthetic', value: 2 }, tie: 'lower', noMatch: 'skip' },
            from: 'open',
            minutes: 1,
          },
        },
      },
    },
  ],
});
