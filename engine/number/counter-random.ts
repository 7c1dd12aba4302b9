// Random numbers by counter: a draw is a hash of (key, counter), so no draw depends on another and an extra one shifts none.
// Integer operations only, hence the same on every machine. Statistical quality, not secrecy: never for keys or tokens.

/** 64 bits that name one stream of draws. */
export interface RandomKey {
  readonly first: number;
  readonly second: number;
}

const UINT32_SPAN = 4_294_967_296;
/** 2^32 divided by the golden ratio: an odd step that visits every 32-bit word. */
const GOLDEN_STEP = 0x9e3779b9;

/** The finaliser of MurmurHash3 (Appleby, public domain): a bijection of 32 bits in which every input bit reaches every output bit. */
function mix(word: number): number {
  let bits = word ^ (word >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

/** The stream named by a seed and labels; other labels, or the same in another order, name another stream. */
export function randomKey(seed: number, ...labels: readonly (number | string)[]): RandomKey {
  let first = mix(seed ^ GOLDEN_STEP);
  let second = mix(Math.imul(seed, GOLDEN_STEP) ^ first);
  const absorb = (word: number): void => {
    first = mix(Math.imul(first ^ word, 5) + GOLDEN_STEP);
    second = mix((second + word) ^ first);
  };
  for (const label of labels) {
    if (typeof label === 'number') absorb(label);
    else for (let index = 0; index < label.length; index += 1) absorb(label.charCodeAt(index));
    absorb(typeof label === 'number' ? -1 : label.length);
  }
  return { first: first >>> 0, second: second >>> 0 };
}

/** Uniform on the integers 0 … 2^32 − 1. */
export function randomUint32(key: RandomKey, counter: number): number {
  return mix(mix(Math.imul(counter, GOLDEN_STEP) ^ key.first) + key.second) >>> 0;
}

/** Uniform on the open interval (0, 1), in steps of 2^-32. */
export function randomUniform(key: RandomKey, counter: number): number {
  return (randomUint32(key, counter) + 0.5) / UINT32_SPAN;
}

/** Uniform on the integers 0 … count − 1; the bias is below count / 2^32. */
export function randomIndex(key: RandomKey, counter: number, count: number): number {
  return Math.floor(randomUniform(key, counter) * count);
}
