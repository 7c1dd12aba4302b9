// Numbers in [0, 1) that follow from a seed. For the benches' markets and orders alone: a plain linear congruence.

export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
