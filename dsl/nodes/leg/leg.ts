// One instrument, one side: what an order is made of.
import { defineKind, type Fault } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';
import { LEG_RISK_INLET, legRuleFaults, legRulesAt, legTraits } from './leg-rules';

/** By exchange; the demo exchange lists its futures beside its shares. */
const DERIVATIVES = /^(NFO|BFO|MCX|CDS|BCD):|^DEMO:\w+FUT$/;

export const leg = defineKind({
  kind: 'leg.leg',
  version: 1,
  title: 'Leg',
  summary: 'Buys or sells one instrument.',
  keywords: ['buy', 'sell', 'short', 'long', 'order', 'cash', 'equity', 'future', 'mis', 'cnc', 'nrml'],
  docs: 'Goes straight into Enter, or with others into a structure. The ratio multiplies the size: 2 trades two lots for each lot asked for. Intraday positions are squared off before the broker does it; delivery is for shares bought and kept, carry for derivatives held overnight. An index cannot be traded: use its future. Rules at Risk are of this leg alone.',
  params: {
    side: field.choice({ label: 'Side', options: { buy: 'Buy', sell: 'Sell' }, default: 'buy' }),
    ratio: field.int({ label: 'Ratio', min: 1, max: 100, default: 1, tunable: false }),
    product: field.choice({
      label: 'Product',
      options: { intraday: 'Intraday', delivery: 'Delivery', carry: 'Carry forward' },
      default: 'intraday',
    }),
  },
  inputs: { instrument: inlet.instrument('Instrument'), risk: LEG_RISK_INLET },
  outputs: { leg: outlet.of('leg', 'Leg') },
  traits: (node) => [...legTraits(node), ...(node.instrument('instrument')?.kind === 'option' ? ['option'] : [])],
  check: (node) => {
    const instrument = node.instrument('instrument');
    if (instrument === null) return legRuleFaults(node);
    const isDerivative = instrument.kind !== 'fixed' || DERIVATIVES.test(instrument.id);
    const found: Fault[] = [...legRuleFaults(node)];
    if (isDerivative && node.text('product') === 'delivery') {
      found.push({
        param: 'product',
        message: 'Delivery is for shares, and this is a derivative.',
        remedy: 'Choose Carry forward to hold it overnight.',
      });
    }
    if (!isDerivative && node.text('product') === 'carry') {
      found.push({
        param: 'product',
        message: 'Carry forward is for derivatives, and this is a share.',
        remedy: 'Choose Delivery to hold it overnight.',
      });
    }
    if (!isDerivative && node.text('product') === 'delivery' && node.text('side') === 'sell') {
      found.push({ param: 'side', message: 'Shares cannot be sold short overnight.', remedy: 'Choose Intraday, or sell the future.' });
    }
    return found;
  },
  lower: (node) => {
    const side = node.text('side') === 'sell' ? 'sell' : 'buy';
    const product = node.text('product') === 'delivery' ? 'delivery' : node.text('product') === 'carry' ? 'carry' : 'intraday';
    return {
      leg: {
        kind: 'leg',
        leg: {
          of: { instrument: node.instrumentIndex(node.wire('instrument', 'instrument').instrument) },
          order: { side, ratio: node.number('ratio'), product },
          rules: legRulesAt(node),
        },
      },
    };
  },
  explain: (words) => {
    const times = words.raw('ratio') === 1 ? '' : `${words.param('ratio')} × `;
    const own = words.isConnected('risk') ? `, for itself ${words.inputs('risk').join(', ')}` : '';
    return `${String(words.raw('side'))} ${times}${words.input('instrument')} (${words.param('product').toLowerCase()})${own}`;
  },
  examples: [
    {
      name: 'a side is known to what it goes into',
      params: { side: 'sell' },
      inputs: { instrument: { close: [1] } },
      expect: {},
      facts: { leg: { type: 'leg', traits: ['sell', 'unguarded', 'leg subject'] } },
    },
  ],
});
