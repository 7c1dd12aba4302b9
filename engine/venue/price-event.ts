// One price event of one instrument as the venue lives through it: an open, a bar, a tick. It matches one order at a time and gives way to
// the kernel after each, so that the answer to a fill (cancel the other order) is in time. It never looks beyond the event.
import { invariant } from '../../dsl/types/invariant';
import type { FillRule } from '../events';
import { BarReach } from './bar-reach';
...
