import { expect, test } from 'vitest';
import { isIntraday, parseTimeframe, TIMEFRAMES, timeframeMinutes } from './timeframe';

test('timeframes stand from the shortest to the longest', () => {
  const minutes = TIMEFRAMES.map(timeframeMinutes);
  expect(minutes).toEqual([...minutes].sort((left, right) => left - right));
  expect(new Set(minutes).size).toBe(TIMEFRAMES.length);
});

test('a bar of a day is a session, not an intraday bar', () => {
  expect(TIMEFRAMES.filter((timeframe) => !isIntraday(timeframe))).toEqual(['1d', '1w', '1mo']);
});

test('a text is a timeframe only if it is one to the letter', () => {
  expect(TIMEFRAMES.map(parseTimeframe)).toEqual([...TIMEFRAMES]);
  expect(['5', '5M', '1D', '4h', '', 'toString'].map(parseTimeframe)).toEqual([null, null, null, null, null, null]);
});
