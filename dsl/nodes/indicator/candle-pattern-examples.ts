// For each pattern a row of bars that completes it, and bars beside it that do not. Bars are open, high, low, close.
import type { Example } from '../define-kind';

type Bar = readonly [open: number, high: number, low: number, close: number];

/** `found` holds 1 where the pattern is complete, 0 where a bar at hand rules it out, null where bars before it are still missing. */
function example(pattern: string, name: string, bars: readonly Bar[], found: readonly (number | null)[]): Example {
  const column = (index: 0 | 1 | 2 | 3): readonly number[] => bars.map((bar) => bar[index]);
  const candles = { open: column(0), high: column(1), low: column(2), close: column(3) };
  return { name, params: { pattern, trend: 2 }, inputs: { candles }, expect: { found } };
}

const FALL: readonly Bar[] = [
  [112, 113, 109, 110],
  [110, 111, 105, 106],
];
const RISE: readonly Bar[] = [
  [100, 103, 99, 102],
  [102, 107, 101, 106],
];
const DOWN: Bar = [110, 111, 101, 102];
const UP: Bar = [102, 111, 101, 110];

export const CANDLE_PATTERN_EXAMPLES: readonly Example[] = [
  // Body 1 of 10 and 1.1 of 10; a bar without range is none.
  example(
    'doji',
    'doji: a body of a tenth, not more',
    [
      [100, 105, 95, 101],
      [100, 105, 95, 101.1],
      [100, 100, 100, 100],
    ],
    [1, 0, 0],
  ),
  example(
    'dragonflyDoji',
    'dragonfly: all shadow below',
    [
      [100, 100.5, 90, 100],
      [100, 105, 95, 100],
    ],
    [1, 0],
  ),
  example(
    'gravestoneDoji',
    'gravestone: all shadow above',
    [
      [100, 110, 99.5, 100],
      [100, 105, 95, 100],
    ],
    [1, 0],
  ),
  // Body 2, lower shadow 7.5, upper 0.5 of a range of 10.
  example('hammer', 'hammer: only after a fall', [...FALL, [104, 106.5, 96.5, 106]], [0, 0, 1]),
  example('hammer', 'the same bar after a rise is no hammer', [...RISE, [104, 106.5, 96.5, 106]], [0, 0, 0]),
  example('hangingMan', 'hanging man: the hammer after a rise', [...RISE, [104, 106.5, 96.5, 106]], [0, 0, 1]),
  example('invertedHammer', 'inverted hammer: after a fall', [...FALL, [104, 113.5, 103.5, 106]], [0, 0, 1]),
  example('shootingStar', 'shooting star: the same after a rise', [...RISE, [104, 113.5, 103.5, 106]], [0, 0, 1]),
  example(
    'bullishMarubozu',
    'marubozu: shadows of a tenth at most',
    [
      [100, 110, 99, 109],
      [100, 110, 97, 109],
      [109, 110, 99, 100],
    ],
    [1, 0, 0],
  ),
  example(
    'bearishMarubozu',
    'bearish marubozu',
    [
      [109, 110, 99, 100],
      [100, 110, 99, 109],
    ],
    [1, 0],
  ),
  example(
    'bullishEngulfing',
    'engulfing: the whole body, and a longer one',
    [
      [104, 105, 99, 100],
      [100, 106, 98, 105],
      [104, 107, 103, 106],
    ],
    [0, 1, 0],
  ),
  example(
    'bullishEngulfing',
    'an equal body does not engulf',
    [
      [104, 105, 99, 100],
      [100, 106, 98, 104],
    ],
    [0, 0],
  ),
  example(
    'bearishEngulfing',
    'bearish engulfing',
    [
      [100, 105, 99, 104],
      [105, 106, 98, 99],
    ],
    [0, 1],
  ),
  example('bullishHarami', 'harami: inside the long body', [DOWN, [104, 107, 103, 106]], [0, 1]),
  example(
    'bullishHarami',
    'no harami inside a body that is not long',
    [
      [110, 120, 90, 102],
      [104, 107, 103, 106],
    ],
    [0, 0],
  ),
  example('bearishHarami', 'bearish harami', [UP, [107, 108, 103, 104]], [0, 1]),
  // Middle of the first body 106: 107 pierces it, 105 does not.
  example('piercingLine', 'piercing line: past the middle', [DOWN, [100, 108, 99, 107]], [null, 1]),
  example('piercingLine', 'short of the middle', [DOWN, [100, 108, 99, 105]], [null, 0]),
  example('darkCloudCover', 'dark cloud: past the middle from above', [UP, [112, 113, 104, 105]], [null, 1]),
  example('morningStar', 'morning star: closes above the first middle', [DOWN, [100, 103, 98, 101], [102, 109, 101, 108]], [0, 0, 1]),
  example('eveningStar', 'evening star: closes below the first middle', [UP, [112, 114, 109, 111], [110, 111, 103, 104]], [0, 0, 1]),
  example(
    'threeWhiteSoldiers',
    'soldiers: each opens inside and closes higher',
    [
      [100, 105, 99.5, 104.5],
      [102, 108, 101.5, 107.5],
      [105, 111, 104.5, 110.5],
      [111, 117, 110.5, 116],
    ],
    // The fourth opens above the body before it.
    [null, null, 1, 0],
  ),
  example(
    'threeBlackCrows',
    'crows: each opens inside and closes lower',
    [
      [110, 110.5, 105, 105.5],
      [108, 108.5, 102, 102.5],
      [105, 105.5, 99, 99.5],
    ],
    [null, null, 1],
  ),
  // The second range is 8: the highs may differ by 0.4.
  example('tweezerTop', 'tweezer top: highs as good as equal', [...RISE, [106, 114, 105, 113], [113, 114.2, 106.2, 107]], [0, 0, 0, 1]),
  example('tweezerBottom', 'tweezer bottom: lows as good as equal', [...FALL, [106, 107, 98, 99], [99, 106, 98.2, 105]], [0, 0, 0, 1]),
  example(
    'insideBar',
    'inside bar: strictly',
    [
      [100, 105, 95, 102],
      [101, 104, 96, 100],
      [100, 104, 97, 101],
    ],
    [null, 1, 0],
  ),
  example(
    'outsideBar',
    'outside bar: strictly',
    [
      [100, 105, 95, 102],
      [101, 106, 94, 100],
      [100, 106, 93, 101],
    ],
    [null, 1, 0],
  ),
  example(
    'narrowRange7',
    'NR7: smaller than each of six',
    [
      [100, 105, 100, 101],
      [100, 106, 100, 101],
      [100, 104, 100, 101],
      [100, 107, 100, 101],
      [100, 105, 100, 101],
      [100, 106, 100, 101],
      [100, 103, 100, 101],
      [100, 103, 100, 101],
    ],
    [null, null, null, null, null, null, 1, 0],
  ),
];
