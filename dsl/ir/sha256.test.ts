import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256, sha256Bytes } from './sha256';

test('the FIPS 180-4 examples', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test('every length around the block boundary equals the platform digest', () => {
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 31 + length) & 255);
    expect(sha256Bytes(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
});

test('text is hashed as UTF-8', () => {
  const text = 'यन्त्र ₹ 𝛼 é';
  expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
});
