// The only list of ops. A program may name these and nothing else.
import { ARITHMETIC_OPS } from './arithmetic';
import { CHAIN_OPS } from './chain';
import { type OpDeclaration, opKey } from './declare-op';
import { EVENT_OPS } from './events';
import { INDICATOR_OPS } from './indicators';
import { LOGIC_OPS } from './logic';
import { MARKET_OPS } from './market';
import { POSITION_OPS } from './position';
import { ROLLING_OPS } from './rolling';
import { STATE_OPS } from './state';

export const OPS: readonly OpDeclaration[] = Object.freeze([
  ...MARKET_OPS,
  ...ARITHMETIC_OPS,
  ...LOGIC_OPS,
  ...EVENT_OPS,
  ...STATE_OPS,
  ...ROLLING_OPS,
  ...INDICATOR_OPS,
  ...CHAIN_OPS,
  ...POSITION_OPS,
]);

const BY_KEY: ReadonlyMap<string, OpDeclaration> = new Map(OPS.map((op) => [opKey(op), op]));

export function findOp(key: string): OpDeclaration | null {
  return BY_KEY.get(key) ?? null;
}
