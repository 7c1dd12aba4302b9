// Which variants are planned together: those that have the most in common, so that a group computes the fewest different things. Every variant is in one
// group; what is in a group decides the time that a screen takes, and nothing else.

/** Of a list of variants, by place. */
export type VariantGroup = readonly number[];
type Variants = readonly (readonly number[])[];

/**
 * Groups of `size` at most: in the order given, or in tiles where few values of every setting meet each other, whichever has less to compute.
 * `costOf`: of planning variants together.
 */
export function groupVariants(variants: Variants, size: number, costOf: (group: Variants) => number): readonly VariantGroup[] {
  const given = variants.map((_, place) => place);
  if (variants.length <= size) return cut(given, size);
  const [asGiven, tiled] = [given, inTiles(variants, size)].map((order) => cut(order, size));
  const cost = (groups: readonly VariantGroup[] = []): number => costOf((groups[0] ?? []).map((place) => variants[place] ?? []));
  return (cost(tiled) < cost(asGiven) ? tiled : asGiven) ?? [];
}

/** Tile by tile; within one as they were. */
function inTiles(variants: Variants, size: number): VariantGroup {
  const ranks = ranksOf(variants);
  const side = wholeRoot(size, ranks.length);
  const tiles = variants.map((_, place) => ranks.map((rankOf) => Math.floor((rankOf[place] ?? 0) / side)));
  return variants.map((_, place) => place).sort((a, b) => compareTiles(tiles[a] ?? [], tiles[b] ?? []) || a - b);
}

/** Of each setting that varies, by variant: which of its values it has, from the least on. */
function ranksOf(variants: Variants): readonly (readonly number[])[] {
  const settings = variants[0]?.map((_, param) => variants.map((values) => values[param] ?? Number.NaN)) ?? [];
  return settings.flatMap((values) => {
    const distinct = [...new Set(values)].sort((a, b) => a - b);
    const rankOf = new Map(distinct.map((value, rank) => [value, rank]));
    return distinct.length < 2 ? [] : [values.map((value) => rankOf.get(value) ?? 0)];
  });
}

function compareTiles(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((tile, axis) => tile !== b[axis]);
  return differing < 0 ? 0 : (a[differing] ?? 0) - (b[differing] ?? 0);
}

/** The largest whole number whose power is no more than `size`. */
function wholeRoot(size: number, power: number): number {
  if (power === 0) return 1;
  let root = 1;
  while (powerOf(root + 1, power) <= size) root += 1;
  return root;
}

function powerOf(base: number, power: number): number {
  return Array.from({ length: power }).reduce<number>((product) => product * base, 1);
}

function cut(order: VariantGroup, size: number): readonly VariantGroup[] {
  return Array.from({ length: Math.ceil(order.length / size) }, (_, group) => order.slice(group * size, (group + 1) * size));
}
