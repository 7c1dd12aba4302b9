// Drawings that are stretched to their room: words never are, nothing stands outside, and flat or empty data still make a picture.
import { expect, test } from 'vitest';
import { curveDrawing } from './curve-drawing';
import { html } from './html';
import { bars, placeWords, stretchedDrawing } from './stretched-drawing';

const innermost = (text: string): string => /preserveAspectRatio="none"[^>]*>([\s\S]*?)<\/svg>/.exec(text)?.[1] ?? '';
const heights = (text: string): readonly number[] => [...text.matchAll(/ height="([\d.]+)"/g)].map((match) => Number(match[1]));

test('words stand outside what is stretched', () => {
  const { text } = stretchedDrawing({
    label: 'a "label"',
    size: 'low',
    shapes: bars([{ size: 1, isGain: true }]),
    words: [placeWords(0.5, 'half')],
  });
  expect(innermost(text)).not.toContain('<text');
  expect(text).toContain('<text x="50.00%"');
  expect(text).toContain('aria-label="a &quot;label&quot;"');
});

test('the highest bar fills the plot, nothing has none, and what is little is still seen', () => {
  const drawn = bars([100_000, 1, 0].map((size) => ({ size, isGain: false })));
  expect(heights(drawn.map(({ text }) => text).join(''))).toEqual([1000, 12, 0]);
});

test('words at the edges are not cut off', () => {
  expect([0, 0.5, 1].map((share) => /anchor="(\w+)"/.exec(placeWords(share, 'x').text)?.[1])).toEqual(['start', 'middle', 'end']);
});

test.each([
  ['a flat curve', [5, 5, 5]],
  ['zero throughout', [0, 0]],
  ['a single session', [7]],
  ['no session', []],
])('%s is a picture too', (_, values) => {
  const { text } = curveDrawing({ label: 'x', curves: [{ values, stroke: 'accent' }], text: String, ticks: [] });
  expect(text).not.toMatch(/NaN|Infinity|undefined/);
});

test('words that would touch are left out', () => {
  const ticks = [0, 1, 50].map((place) => ({ place, text: `session ${place}` }));
  const { text } = curveDrawing({
    label: 'x',
    curves: [{ values: Array.from({ length: 101 }, (_, index) => index), stroke: 'accent' }],
    text: String,
    ticks,
  });
  expect(text).toContain('session 0');
  expect(text).not.toContain('session 1<');
  expect(text).toContain('session 50');
  expect(html`${text}`.text).not.toContain('<');
});
