// Candlestick patterns on sealed bars, each by the rule written in its table.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';
import { CANDLE_PATTERN_EXAMPLES } from './candle-pattern-examples';
import { CANDLE_PATTERNS } from './candle-pattern-rules';
import { candleShape } from './candle-shape';

export const candlePattern = defineKind({
  kind: 'indicator.candlePattern',
  version: 1,
  title: 'Candle pattern',
  summary: 'True at the bar that completes a candlestick pattern.',
  keywords: ['candlestick', 'doji', 'hammer', 'engulfing', 'harami', 'morning star', 'marubozu', 'inside bar', 'nr7', 'reversal'],
  docs: [
    'Sealed bars alone, so a pattern never appears and vanishes. Body = |close − open|; shadows reach from the body to the high and the low; a body is *long* above 60 % and *small* below 30 % of its bar’s range; the middle of a body is (open + close) ÷ 2. *After a rise* (or *fall*): the close before the pattern stands above (below) its simple average over `trend` bars. A bar without range forms no pattern but those that compare whole bars.',
    ...Object.values(CANDLE_PATTERNS).map(({ title, rule }) => `- **${title}** ${rule}`),
  ].join('\n'),
  params: {
    pattern: field.choice({
      label: 'Pattern',
      options: Object.fromEntries(Object.entries(CANDLE_PATTERNS).map(([name, { title }]) => [name, title])),
      default: 'bullishEngulfing',
    }),
    trend: field.period({ label: 'Trend', default: 10, max: 500, help: 'Used by the patterns that need a rise or a fall before them.' }),
  },
  inputs: { candles: inlet.candles('Candles') },
  outputs: { found: outlet.boolean('Found') },
  lower: (node) => {
    const shape = candleShape(node, node.wire('candles', 'candles'), node.static('trend'));
    return { found: CANDLE_PATTERNS[node.text('pattern')]?.lower(shape) ?? node.truth(false) };
  },
  explain: (words) => `${words.param('pattern').toLowerCase()} on ${words.input('candles')}`,
  examples: CANDLE_PATTERN_EXAMPLES,
});
