// Every text colour of the page against every surface it stands on, in both themes and both pairs of colours: WCAG 2.2 AA.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8');
const OKLCH = String.raw`oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)`;
const [main = '', pair = ''] = css.split(':root[data-pair="blue"]');

/** The tints of maps, as tables.css mixes them. */
const tables = readFileSync(path.join(import.meta.dirname, 'tables.css'), 'utf8');
const HEAT = [...tables.matchAll(/color-mix\(in oklab, var\(--(gain|loss)\) (\d+)%, var\(--surface\)\)/g)].map(([, side = '', share]) => ({
  side,
  share: Number(share),
}));

interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

function token(name: string, theme: 'light' | 'dark', text: string): Oklch {
  const match = new RegExp(`--${name}: light-dark\\(${OKLCH}, ${OKLCH}\\)`).exec(text);
  if (match === null) throw new Error(`no token --${name}`);
  const [lightness = 0, chroma = 0, hue = 0] = match.slice(theme === 'light' ? 1 : 4).map(Number);
  return { lightness: lightness / 100, chroma, hue };
}

/** Relative luminance (WCAG) by way of linear sRGB; matrices of Björn Ottosson's OKLab, 2020. */
function luminance({ lightness, chroma, hue }: Oklch): number {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clamp = (value: number): number => Math.min(1, Math.max(0, value));
  const red = clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(left: Oklch, right: Oklch): number {
  const [low = 0, high = 0] = [luminance(left), luminance(right)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** `color-mix(in oklab, …)`: the straight line between two colours. */
function mixed(left: Oklch, right: Oklch, share: number): Oklch {
  const part = ({ lightness, chroma, hue }: Oklch): readonly number[] => {
    const angle = (hue * Math.PI) / 180;
    return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
  };
  const [to, from] = [part(left), part(right)];
  const [lightness = 0, a = 0, b = 0] = to.map((value, index) => value * share + (from[index] ?? 0) * (1 - share));
  return { lightness, chroma: Math.hypot(a, b), hue: (Math.atan2(b, a) * 180) / Math.PI };
}

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  const surfaces = ['surface', 'surface-raised', 'surface-sunk'];
  const texts = ['text', 'text-dim', 'accent', 'gain', 'loss', 'warn'].flatMap((name) =>
    surfaces.map((surface) => [name, surface] as const),
  );

  test.each([...texts, ['warn', 'warn-wash'] as const, ['text', 'warn-wash'] as const, ['text', 'accent-wash'] as const])(
    '%s on %s',
    (name, surface) => {
      expect(contrast(token(name, theme, main), token(surface, theme, main))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(surfaces.flatMap((surface) => [['gain', surface] as const, ['loss', surface] as const]))(
    '%s of the blue pair on %s',
    (name, surface) => {
      expect(contrast(token(name, theme, pair), token(surface, theme, main))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(HEAT.flatMap(({ side, share }) => ['main', 'pair'].map((colours) => [`${side} ${share} %`, side, share, colours] as const)))(
    'text on a cell of %s',
    (_, side, share, colours) => {
      const colour = token(side, theme, colours === 'main' ? main : pair);
      expect(contrast(token('text', theme, main), mixed(colour, token('surface', theme, main), share / 100))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(['grey', 'leg-2', 'leg-3', 'gain', 'loss'])('%s as a line', (name) => {
    expect(contrast(token(name, theme, main), token('surface-raised', theme, main))).toBeGreaterThanOrEqual(3);
  });
});
