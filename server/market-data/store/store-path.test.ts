import { describe, expect, it } from 'vitest';
import { folderName } from './store-path';

describe('a folder name', () => {
  it('is the symbol where that is safe, and escapes the rest', () => {
    expect(['NIFTY 50', 'M&M', 'BAJAJ-AUTO', '..', 'A/B', 'C:D', 'x.y', 'é'].map(folderName)).toEqual([
      'NIFTY 50',
      'M&M',
      'BAJAJ-AUTO',
      '%2E%2E',
      'A%2FB',
      'C%3AD',
      'x%2Ey',
      '%C3%A9',
    ]);
  });
});
