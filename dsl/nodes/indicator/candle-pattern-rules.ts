// The patterns, each as a rule in words and the same rule over shapes. Bar 0 is the present one. Nison, 1991, made exact.
import type { Signal } from '../wire';
import type { CandleShape } from './candle-shape';

interface CandlePattern {
  readonly title: string;
  /** In words, for the reference; says the same as `lower`. */
  readonly rule: string;
  readonly lower: (shape: CandleShape) => Signal;
}

/** Longest body of a doji, as a share of its range. */
const DOJI = 0.1;
/** Longest shadow that still counts as none. */
const BARE = 0.1;
const LONG_SHADOW = 0.6;
const NARROWEST_OF = 7;

const isDoji = (c: CandleShape): Signal => c.all(c.above(c.range(0), c.share(0, 0)), c.atLeast(c.share(0, DOJI), c.body(0)));

/** A small body at the top of a long lower shadow; its mirror is `invertedHammer`. */
const hammer = (c: CandleShape): Signal =>
  c.all(c.isSmall(0), c.atLeast(c.lowerShadow(0), c.share(0, LONG_SHADOW)), c.atLeast(c.share(0, BARE), c.upperShadow(0)));

const invertedHammer = (c: CandleShape): Signal =>
  c.all(c.isSmall(0), c.atLeast(c.upperShadow(0), c.share(0, LONG_SHADOW)), c.atLeast(c.share(0, BARE), c.lowerShadow(0)));

const marubozu = (c: CandleShape): Signal =>
  c.all(c.above(c.body(0), c.share(0, 0)), c.atLeast(c.share(0, BARE), c.upperShadow(0)), c.atLeast(c.share(0, BARE), c.lowerShadow(0)));

/** The body of one bar covers that of another, and is not the same. */
const covers = (c: CandleShape, outer: number, inner: number): Signal =>
  c.all(
    c.atLeast(c.bodyTop(outer), c.bodyTop(inner)),
    c.atLeast(c.bodyBottom(inner), c.bodyBottom(outer)),
    c.above(c.body(outer), c.body(inner)),
  );

const isEqual = (c: CandleShape, left: Signal, right: Signal): Signal => c.atLeast(c.share(0, 0.05), c.size(c.minus(left, right)));

export const CANDLE_PATTERNS: Readonly<Record<string, CandlePattern>> = {
  doji: { title: 'Doji', rule: 'body at most 10 % of the range.', lower: isDoji },
  dragonflyDoji: {
    title: 'Dragonfly doji',
    rule: 'a doji whose upper shadow is at most 10 % of the range.',
    lower: (c) => c.all(isDoji(c), c.atLeast(c.share(0, BARE), c.upperShadow(0))),
  },
  gravestoneDoji: {
    title: 'Gravestone doji',
    rule: 'a doji whose lower shadow is at most 10 % of the range.',
    lower: (c) => c.all(isDoji(c), c.atLeast(c.share(0, BARE), c.lowerShadow(0))),
  },
  hammer: {
    title: 'Hammer',
    rule: 'after a fall: small body, lower shadow at least 60 %, upper at most 10 % of the range.',
    lower: (c) => c.all(c.afterFall(1), hammer(c)),
  },
  hangingMan: { title: 'Hanging man', rule: 'the shape of a hammer after a rise.', lower: (c) => c.all(c.afterRise(1), hammer(c)) },
  invertedHammer: {
    title: 'Inverted hammer',
    rule: 'after a fall: small body, upper shadow at least 60 %, lower at most 10 % of the range.',
    lower: (c) => c.all(c.afterFall(1), invertedHammer(c)),
  },
  shootingStar: {
    title: 'Shooting star',
    rule: 'the shape of an inverted hammer after a rise.',
    lower: (c) => c.all(c.afterRise(1), invertedHammer(c)),
  },
  bullishMarubozu: {
    title: 'Bullish marubozu',
    rule: 'a rising bar, both shadows at most 10 % of the range.',
    lower: (c) => c.all(c.isUp(0), marubozu(c)),
  },
  bearishMarubozu: {
    title: 'Bearish marubozu',
    rule: 'a falling bar, both shadows at most 10 % of the range.',
    lower: (c) => c.all(c.isDown(0), marubozu(c)),
  },
  bullishEngulfing: {
    title: 'Bullish engulfing',
    rule: 'a rising body covers, and is longer than, the falling body before it.',
    lower: (c) => c.all(c.isDown(1), c.isUp(0), covers(c, 0, 1)),
  },
  bearishEngulfing: {
    title: 'Bearish engulfing',
    rule: 'a falling body covers, and is longer than, the rising body before it.',
    lower: (c) => c.all(c.isUp(1), c.isDown(0), covers(c, 0, 1)),
  },
  bullishHarami: {
    title: 'Bullish harami',
    rule: 'a rising body inside the long falling body before it.',
    lower: (c) => c.all(c.isDown(1), c.isLong(1), c.isUp(0), covers(c, 1, 0)),
  },
  bearishHarami: {
    title: 'Bearish harami',
    rule: 'a falling body inside the long rising body before it.',
    lower: (c) => c.all(c.isUp(1), c.isLong(1), c.isDown(0), covers(c, 1, 0)),
  },
  piercingLine: {
    title: 'Piercing line',
    rule: 'after a long falling bar, a rising one opens below its low and closes above the middle of its body, but not above its open.',
    lower: (c) =>
      c.all(c.isDown(1), c.isLong(1), c.above(c.low(1), c.open(0)), c.above(c.close(0), c.bodyMiddle(1)), c.atLeast(c.open(1), c.close(0))),
  },
  darkCloudCover: {
    title: 'Dark cloud cover',
    rule: 'after a long rising bar, a falling one opens above its high and closes below the middle of its body, but not below its open.',
    lower: (c) =>
      c.all(c.isUp(1), c.isLong(1), c.above(c.open(0), c.high(1)), c.above(c.bodyMiddle(1), c.close(0)), c.atLeast(c.close(0), c.open(1))),
  },
  morningStar: {
    title: 'Morning star',
    rule: 'a long falling bar, a small body whose top is below the middle of the first, and a rising bar that closes above that middle.',
    lower: (c) =>
      c.all(
        c.isDown(2),
        c.isLong(2),
        c.isSmall(1),
        c.above(c.bodyMiddle(2), c.bodyTop(1)),
        c.isUp(0),
        c.above(c.close(0), c.bodyMiddle(2)),
      ),
  },
  eveningStar: {
    title: 'Evening star',
    rule: 'a long rising bar, a small body whose bottom is above the middle of the first, and a falling bar that closes below that middle.',
    lower: (c) =>
      c.all(
        c.isUp(2),
        c.isLong(2),
        c.isSmall(1),
        c.above(c.bodyBottom(1), c.bodyMiddle(2)),
        c.isDown(0),
        c.above(c.bodyMiddle(2), c.close(0)),
      ),
  },
  threeWhiteSoldiers: {
    title: 'Three white soldiers',
    rule: 'three long rising bars, each opening within the body before it and closing higher.',
    lower: (c) => c.all(c.isUp(2), c.isLong(2), climbs(c, 1), climbs(c, 0)),
  },
  threeBlackCrows: {
    title: 'Three black crows',
    rule: 'three long falling bars, each opening within the body before it and closing lower.',
    lower: (c) => c.all(c.isDown(2), c.isLong(2), sinks(c, 1), sinks(c, 0)),
  },
  tweezerTop: {
    title: 'Tweezer top',
    rule: 'after a rise: a rising and then a falling bar whose highs differ by at most 5 % of the range of the second.',
    lower: (c) => c.all(c.afterRise(2), c.isUp(1), c.isDown(0), isEqual(c, c.high(1), c.high(0))),
  },
  tweezerBottom: {
    title: 'Tweezer bottom',
    rule: 'after a fall: a falling and then a rising bar whose lows differ by at most 5 % of the range of the second.',
    lower: (c) => c.all(c.afterFall(2), c.isDown(1), c.isUp(0), isEqual(c, c.low(1), c.low(0))),
  },
  insideBar: {
    title: 'Inside bar',
    rule: 'high below and low above those of the bar before.',
    lower: (c) => c.all(c.above(c.high(1), c.high(0)), c.above(c.low(0), c.low(1))),
  },
  outsideBar: {
    title: 'Outside bar',
    rule: 'high above and low below those of the bar before.',
    lower: (c) => c.all(c.above(c.high(0), c.high(1)), c.above(c.low(1), c.low(0))),
  },
  narrowRange7: {
    title: 'NR7',
    rule: 'the smallest range of the last seven bars, smaller than each of the six before. Crabel, 1990.',
    lower: (c) => c.above(c.window('lowest', c.range(1), NARROWEST_OF - 1), c.range(0)),
  },
};

/** A long rising bar that opens within the body before it and closes higher. */
function climbs(c: CandleShape, ago: number): Signal {
  const opensInside = c.all(c.atLeast(c.open(ago), c.open(ago + 1)), c.atLeast(c.close(ago + 1), c.open(ago)));
  return c.all(c.isUp(ago), c.isLong(ago), opensInside, c.above(c.close(ago), c.close(ago + 1)));
}

function sinks(c: CandleShape, ago: number): Signal {
  const opensInside = c.all(c.atLeast(c.open(ago + 1), c.open(ago)), c.atLeast(c.open(ago), c.close(ago + 1)));
  return c.all(c.isDown(ago), c.isLong(ago), opensInside, c.above(c.close(ago + 1), c.close(ago)));
}
