// The contract suite on trial: each check must find the fault of the kernel that was broken for it, and find nothing in the sound one.
import { describe, expect, it } from 'vitest';
import { BROKEN } from '../../tests/ops/broken-kernels';
import {
  type ContractCheck,
  equalsOracle,
  forgetsItsStart,
  keepsToItself,
  prefixHolds,
  registersAreClean,
  splitsAgree,
  stateRestores,
  unknownLeavesNoTrace,
  warmsUpAsDeclared,
} from '../../tests/ops/contract';
import type { OpSubject } from '../../tests/ops/op-subject';
import { type Scenario, type Style, scenarioOf } from '../../tests/ops/scenario';
import { getKernel } from './op-kernels';

const SEEDS = 20;

const TRIALS: readonly (readonly [fault: string, check: ContractCheck, broken: OpSubject, style: Style])[] = [
  ['state lost between windows', splitsAgree, BROKEN.forgetsAtWindows, 'whole'],
  ['a look ahead', prefixHolds, BROKEN.looksAhead, 'whole'],
  ['state outside the arena', stateRestores, BROKEN.hidesState, 'whole'],
  ['a write beyond its state', keepsToItself, BROKEN.writesBeyondItsState, 'whole'],
  ['a write to an input', keepsToItself, BROKEN.writesAnInput, 'whole'],
  ['a write to another row', keepsToItself, BROKEN.writesAnotherRow, 'whole'],
  ['an infinity', registersAreClean, BROKEN.overflows, 'wild'],
  ['a -0', registersAreClean, BROKEN.negatesZero, 'whole'],
  ['an event of 2', registersAreClean, BROKEN.doublesEvents, 'whole'],
  ['a value off by 10⁻⁷', equalsOracle, BROKEN.isSlightlyWrong, 'whole'],
  ['a hole filled', unknownLeavesNoTrace, BROKEN.fillsHoles, 'holes'],
  ['a hole taken for a sample', unknownLeavesNoTrace, BROKEN.countsHoles, 'holes'],
  ['a value known too early', warmsUpAsDeclared, BROKEN.isHasty, 'whole'],
  ['a value known too late', warmsUpAsDeclared, BROKEN.isLate, 'whole'],
  ['a start never forgotten', forgetsItsStart, BROKEN.neverForgets, 'whole'],
];

/** What the check says of the op on some scenarios; as a rule the first tells. */
function faultsOf(check: ContractCheck, subject: OpSubject, style: Style): readonly string[] {
  const scenarios = Array.from({ length: SEEDS }, (_, seed): Scenario => scenarioOf(subject.declaration, { seed, style, count: 120 }));
  return scenarios.map((scenario) => check(subject, { ...scenario, cut: Math.min(scenario.cut, 30) })).filter((fault) => fault !== null);
}

describe('the op contract suite', () => {
  it.each(TRIALS)('sees %s', (_, check, broken, style) => {
    expect(faultsOf(check, broken, style)).not.toEqual([]);
  });

  it.each(TRIALS)('does not see %s where it is not', (_, check, broken, style) => {
    const sound = { ...broken, kernel: getKernel(broken.declaration.name, broken.declaration.version) };
    expect(faultsOf(check, sound, style)).toEqual([]);
  });
});
