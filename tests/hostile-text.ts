// Documents that mean harm, from a seed: a small random graph as text, changed in its values (wrong types, foreign keys, prototypes, sizes)
// and then in its letters. A text is a pure function of its seed.
import { createRandom, randomGraph } from './random-graph';

type Random = () => number;
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const NODES_MAX = 12;
/** Whole graphs to begin with, so that some of what is little harmed still compiles. */
const WHOLE = 64;
const wholeTexts = new Map<number, string>();
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  'valueOf',
  '',
  ' ',
  'n0',
  'e0',
  'value',
  '\u202e',
  '\ud800',
];
const LETTERS = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  '-',
  'e',
  '0',
  '9',
  '.',
  '\u0000',
  '\n',
  '\ufeff',
  '\ud800',
  '₹',
  'null',
  '1e999',
  '/*',
  '\\u0000',
];

export function hostileText(seed: number): string {
  const random = createRandom(seed);
  const value: Json = JSON.parse(
    random() < 0.5 ? wholeText(seed % WHOLE) : JSON.stringify(randomGraph({ seed, faults: 0.02, nodesMax: NODES_MAX })),
  );
  for (let left = Math.floor(random() * 4); left > 0; left--) harmValue(value, random);
  let text = JSON.stringify(value);
  for (let left = random() < 0.6 ? 0 : 1 + Math.floor(random() * 3); left > 0; left--) text = harmText(text, random);
  return text;
}

function wholeText(seed: number): string {
  const text = wholeTexts.get(seed) ?? JSON.stringify(randomGraph({ seed, nodesMax: NODES_MAX }));
  wholeTexts.set(seed, text);
  return text;
}

/** Walks to a place in the document and does something to it. */
function harmValue(root: Json, random: Random): void {
  let place = root;
  for (let depth = Math.floor(random() * 6); depth > 0; depth--) {
    const inner = childrenOf(place).filter((child) => child !== null && typeof child === 'object');
    const next = inner[Math.floor(random() * inner.length)];
    if (next === undefined) break;
    place = next;
  }
  if (Array.isArray(place)) harmList(place, random);
  else if (place !== null && typeof place === 'object') harmObject(place, random);
}

function childrenOf(value: Json): readonly Json[] {
  return value === null || typeof value !== 'object' ? [] : Object.values(value);
}

function harmList(list: Json[], random: Random): void {
  const at = Math.floor(random() * (list.length + 1));
  switch (Math.floor(random() * 4)) {
    case 0:
      list.splice(at, 1);
      return;
    case 1:
      list.splice(at, 0, list[Math.floor(random() * list.length)] ?? null);
      return;
    case 2:
      list.splice(at, 0, anything(random));
      return;
    default:
      list.push(...Array.from({ length: Math.floor(random() * 40) }, () => list[0] ?? 0));
  }
}

function harmObject(object: { [key: string]: Json }, random: Random): void {
  const keys = Object.keys(object);
  const key = pick(keys.length === 0 ? NAMES : keys, random);
  switch (Math.floor(random() * 4)) {
    case 0:
      delete object[key];
      return;
    case 1:
      // As a member of its own, `__proto__` too.
      Object.defineProperty(object, pick(NAMES, random), { value: anything(random), enumerable: true, configurable: true, writable: true });
      return;
    case 2:
      object[key] = anything(random);
      return;
    default:
      object[key] = pick(NAMES, random);
  }
}

function anything(random: Random): Json {
  switch (Math.floor(random() * 8)) {
    case 0:
      return pick([null, true, 0, -0, 1e308, -1e308, 5e-324, 2 ** 53, 0.1, -1], random);
    case 1:
      return pick(NAMES, random);
    case 2:
      return 'x'.repeat(Math.floor(random() * 3_000));
    case 3:
      return nested(Math.floor(random() * 60));
    case 4:
      return Array.from({ length: Math.floor(random() * 300) }, () => 0);
    case 5:
      return { node: pick(NAMES, random), port: pick(NAMES, random) };
    case 6:
      return Object.fromEntries(NAMES.map((name) => [name, name]));
    default:
      return Math.floor(random() * 10_000) / 8;
  }
}

function nested(depth: number): Json {
  let value: Json = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

function harmText(text: string, random: Random): string {
  const at = Math.floor(random() * text.length);
  const to = Math.min(text.length, at + Math.floor(random() * 40));
  switch (Math.floor(random() * 6)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + pick(LETTERS, random) + text.slice(at + 1);
    case 2:
      return text.slice(0, at) + pick(LETTERS, random) + text.slice(at);
    case 3:
      return text.slice(0, at) + text.slice(to);
    case 4:
      return text.slice(0, to) + text.slice(at);
    default:
      return text.slice(0, at) + pick(['[', '{"a":', '"', '-'], random).repeat(Math.floor(random() * 2_000)) + text.slice(at);
  }
}

function pick<T>(items: readonly T[], random: Random): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}
