// Every node kind there is, category by category.
import { candles } from './data/candles';
import { instrument } from './data/instrument';
import type { NodeKind } from './define-kind';
import { rsi } from './indicator/rsi';
import { crosses } from './logic/crosses';

export const KINDS: readonly NodeKind[] = Object.freeze([instrument, candles, rsi, crosses]);
