// Out when the structure leans too far.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';
import { WATCHED_RULE } from './watched-rule';

const GREEKS = ['delta', 'gamma', 'theta', 'vega'] as const;

export const greekLimit = defineKind({
  kind: 'risk.greekLimit',
  version: 1,
  title: 'Greek limit',
  summary: 'Closes the whole structure when its net delta, gamma, theta or vega is beyond a limit, either way.',
  keywords: ['delta breach', 'net delta', 'gamma limit', 'vega limit', 'delta neutral', 'greek breach'],
  docs: 'Of one unit of what is held, each leg times its ratio, sold legs counted against bought ones: it does not grow with the size, and a leg that has left counts no more. Asked at every price of the legs once each has begun to fill. By Black-76 on the synthetic forward of each leg’s expiry, from last known prices: delta by the forward, gamma per rupee, theta in rupees per calendar day, vega in rupees per point of volatility. While the greek of a leg is unknown the rule waits, and the journal says so once. It goes after what has lost and before what has gained. It is no stop-loss.',
  params: {
    greek: field.choice({
      label: 'Greek',
      options: { delta: 'Delta', gamma: 'Gamma', theta: 'Theta', vega: 'Vega' },
      default: 'delta',
    }),
    value: field.number({ label: 'Beyond', min: 0.0001, max: 1e6, default: 0.3 }),
  },
  inputs: { value: inlet.number('Beyond', { unit: 'none', fallback: 'value', sampled: true }) },
  outputs: { risk: outlet.of('risk', 'Risk') },
  capability: WATCHED_RULE,
  traits: () => ['exit', 'ofOptions', 'positionRule'],
  lower: (node) => {
    const greek = GREEKS.find((name) => name === node.text('greek')) ?? 'delta';
    return { risk: { kind: 'risk', rules: [(clock) => ({ kind: 'greekMax', greek, value: node.sampled('value', clock) })] } };
  },
  explain: (words) => `close everything when its net ${words.param('greek').toLowerCase()} is beyond ${words.input('value')} either way`,
  examples: [
    {
      name: 'a way out, and no stop',
      inputs: {},
      expect: {},
      facts: { risk: { type: 'risk', traits: ['exit', 'ofOptions', 'positionRule'] } },
    },
  ],
});
