// How many legs a position may come to have at once beyond those that it is entered with: added ones, and for each leg that may be given up one
// that stands in for it while the other is still on its way out. Follows from the program alone.
import type { Program, Static } from '../../dsl/ir/program';
import { LIMITS } from '../../dsl/limits';

export interface LegSeats {
  /** Of the largest of its entries. */
  readonly entered: number;
  readonly further: number;
}

export function seatsOf(program: Program, position: number): LegSeats {
  const own = program.actions.filter((action) => 'position' in action && action.position === position);
  const sizes = own.flatMap((action) => (action.kind === 'enter' ? [action.legs.length] : []));
  const entered = Math.max(0, ...sizes);
  const room = LIMITS.structureLegsMax - Math.min(LIMITS.structureLegsMax, ...sizes);
  let added = 0;
  for (const action of own) if (action.kind === 'addLegs') added += action.legs.length * mostOf(program, action.max);
  const further = Math.min(room, added);
  const canAdjust = own.some(({ kind }) => kind === 'adjust');
  return { entered, further: further + (canAdjust ? Math.min(LIMITS.structureLegsMax, entered + further) : 0) };
}

/** Over all values that a run may choose. */
function mostOf({ params }: Program, value: Static): number {
  return typeof value === 'number' ? value : (params[value.param]?.max ?? 0);
}
