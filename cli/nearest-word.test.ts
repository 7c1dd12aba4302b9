import { expect, test } from 'vitest';
import { findNearestWord } from './nearest-word';

const WORDS = ['backtest', 'bars', 'bench', 'catalog', 'charges', 'eval', 'indicator.rsi'];

test('a letter missing, doubled, wrong or swapped is forgiven', () => {
  expect(findNearestWord('backtset', WORDS)).toBe('backtest');
  expect(findNearestWord('catalogue', WORDS)).toBe('catalog');
  expect(findNearestWord('Evl', WORDS)).toBe('eval');
  expect(findNearestWord('barss', WORDS)).toBe('bars');
});

test('another word is not', () => {
  expect(findNearestWord('optimise', WORDS)).toBeNull();
  expect(findNearestWord('', WORDS)).toBeNull();
});

test('the last part of a dotted name is enough', () => {
  expect(findNearestWord('rsi', WORDS)).toBe('indicator.rsi');
});
