import { describe, expect, it } from 'vitest';
import { findInstrumentOfFileName, instrumentOfSymbol } from './instrument-name';

describe('an instrument id', () => {
  it('is the index for its short name, the contract on its own exchange, else the share', () => {
    const symbols = ['NIFTY', 'NIFTY BANK', 'SENSEX', 'RELIANCE', 'NIFTY2161715600CE', 'NIFTY25JANFUT', 'SENSEX2590281000PE', 'BSE:TCS'];
    expect(symbols.map((symbol) => instrumentOfSymbol(symbol, null))).toEqual([
      'NSE:NIFTY 50',
      'NSE:NIFTY BANK',
      'BSE:SENSEX',
      'NSE:RELIANCE',
      'NFO:NIFTY2161715600CE',
      'NFO:NIFTY25JANFUT',
      'BFO:SENSEX2590281000PE',
      'BSE:TCS',
    ]);
    expect(instrumentOfSymbol('NIFTY', 'MCX')).toBe('MCX:NIFTY');
  });

  it('is taken from a file name only where it begins with a symbol in capitals', () => {
    const names = [
      'SBIN_1m.csv',
      'M&M.csv',
      'NIFTY50_ticks.csv',
      'NIFTY14OCT25_25000CE_ticks.csv',
      'candles.csv',
      'Sbin_1m.csv',
      '2021_FEB_NIFTY.txt',
      'SBIN',
    ];
    expect(names.map((name) => findInstrumentOfFileName(name, null))).toEqual([
      'NSE:SBIN',
      'NSE:M&M',
      'NSE:NIFTY 50',
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
