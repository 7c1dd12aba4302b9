// Names in cells: a cell of an array of numbers holds the place of a name in its closed list, and this reads it back.
import { invariant } from '../dsl/types/invariant';

export function nameAt<Name extends string>(names: readonly Name[], place: number): Name {
  const name = names[place];
  if (name === undefined) invariant(false, `${place} is a place in ${names.join(', ')}`);
  return name;
}
