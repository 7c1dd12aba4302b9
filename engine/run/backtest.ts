// A run over history: the one place that knows the order of things at an instant. It evaluates a window of rows, then walks through
// the instants that matter: prints while something is open or resting, firings of actions, timers, rows of serial ops. It decides nothing.
import type { Program } from '../../dsl/ir/program';
import { LIMITS } from '../../dsl/limits';
import { invariant } from '../../dsl/types/invariant';
import type { Intent, OrderEvent } from '../events';
import { BlockEvaluator } from '../kernel/block-evaluator';
import type { Plan, PlannedProgram } from '../plan/plan';
import { planProgram } from '../plan/plan-builder';
import { istDayOfTime } from '../time/ist-time';
import { Trade } from '../trade/trade';
import { SimulatedVenue } from '../venue/simulated-venue';
import { collectFired, type FiredAction, type WatchedAction } from './fired-actions';
import { prepareRun, type PreparedRun } from './prepare-run';
import { PriceCursor } from './price-cursor';
