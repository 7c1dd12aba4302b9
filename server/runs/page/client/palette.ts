// The page's colours as a canvas can use them, resolved by the browser from the custom properties in force.

const NAMES = [
  'surface-raised',
  'surface-sunk',
  'line',
  'line-strong',
  'text',
  'text-dim',
  'accent',
  'accent-wash',
  'grey',
  'gain',
  'loss',
  'warn',
  'leg-2',
  'leg-3',
] as const;
export type Palette = Readonly<Record<(typeof NAMES)[number], string>> & { readonly font: string };

export function readPalette(): Palette {
  const probe = document.createElement('i');
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const entries = NAMES.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, style.color] as const;
  });
  const palette = { ...Object.fromEntries(entries), font: getComputedStyle(document.body).fontFamily } as Palette;
  probe.remove();
  return palette;
}
