// Out before the contracts end.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';

export const exitBeforeExpiry = defineKind({
  kind: 'risk.exitBeforeExpiry',
  version: 1,
  title: 'Exit before expiry',
  summary: 'Closes the position at a time of the session in which its first expiry has so many trading days left.',
  keywords: ['dte exit', 'days to expiry', 'expiry exit', 'gamma risk', 'roll'],
  docs: 'By the first expiry among the contracts held; 0 is the day of expiry. Trading days, so a holiday moves it. An entry at that time or later is not sent. A leg that is carried into its expiry without this is settled by the exchange.',
  params: {
    sessions: field.int({ label: 'Trading days before', unit: 'days', min: 0, max: 60, default: 1 }),
    time: field.time({ label: 'At', default: '15:15' }),
  },
  inputs: {},
  outputs: { risk: outlet.of('risk', 'Risk') },
  traits: () => ['exit', 'ofContracts', 'positionRule'],
  lower: (node) => {
    const rule = { kind: 'exitBeforeExpiry', sessions: node.static('sessions'), from: 'midnight', minutes: node.static('time') } as const;
    return { risk: { kind: 'risk', rules: [() => rule] } };
  },
  explain: (words) =>
    words.raw('sessions') === 0
      ? `square off at ${words.param('time')} of the expiry day`
      : `square off at ${words.param('time')}, ${words.param('sessions')} of trading before expiry`,
  examples: [
    { name: 'a way out', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: ['exit', 'ofContracts', 'positionRule'] } } },
  ],
});
