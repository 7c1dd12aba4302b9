// Amounts as an Indian trader writes them.
import { describe, expect, test } from 'vitest';
import { countOf, formatMinutes, formatNumber, formatPercent, formatPrice, formatRupees, formatRupeesShort } from './number-text';

describe('rupees', () => {
  test.each([
    [123_456_750, '₹12,34,567.50'],
    [-99_999, '−₹999.99'],
    [100_000_000_000, '₹1,00,00,00,000.00'],
    [0, '₹0.00'],
    [-0.4, '₹0.00'],
    [99_950, '₹999.50'],
  ])('%d paise: %s', (paise, text) => {
    expect(formatRupees(paise)).toBe(text);
  });
  test('signed: a plus for a gain, none for nothing', () => {
    expect(formatRupees(5_000, 'signed', 0)).toBe('+₹50');
    expect(formatRupees(0, 'signed', 0)).toBe('₹0');
  });
  test('short, for axes', () => {
    expect([820_000, 12_500_000, -1_250_000_000, 1_000_000_000].map(formatRupeesShort)).toEqual([
      '₹8,200',
      '₹1.25 L',
      '−₹1.25 Cr',
      '₹1 Cr',
    ]);
  });
});

test('percent, numbers, prices, counts and spans', () => {
  expect(formatPercent(-0.12345, 2, 'signed')).toBe('−12.35%');
  expect(formatNumber(1_234_567.891, 1)).toBe('12,34,567.9');
  expect(formatPrice(2_345_670, 100)).toBe('23,456.70');
  expect(formatPrice(855_012_500, 10_000)).toBe('85,501.2500');
  expect([countOf(1, 'entry', 'entries'), countOf(2_394, 'trade')]).toEqual(['1 entry', '2,394 trades']);
  expect([12, 65, 3_000].map(formatMinutes)).toEqual(['12 min', '1 h 05 min', '2 d 2 h']);
});
