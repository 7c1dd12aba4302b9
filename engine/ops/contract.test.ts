// Every op against its contract (tests/ops/contract.ts), on markets made from seeds. What a check cannot ask of an op is said here, with
// the reason, and nowhere else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArgValues, type OpDeclaration, opKey } from '../../dsl/ops/declare-op';
import { OPS } from '../../dsl/ops/op-table';
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
import { argsOf, type Scenario, STYLES, type Style, scenarioOf } from '../../tests/ops/scenario';
import { PROPERTY_RUNS } from '../../tests/property-runs';
import { EVALUATED_OPS, getKernel, listKernels } from './op-kernels';

const SEED = 20_240_101;
const ORACLE_STYLES: readonly Style[] = ['whole', 'decimal', 'flat', 'holes', 'huge'];

/** Ops that give a meaning of their own to what is unknown; the oracle holds them to it. */
const OWN_NA_RULE = new Set(
  'and or choose chooseBoolean isMissing isUnknown orElse orElseBoolean gate previous stored barsSince bar calendar missing knownSamples'.split(
    ' ',
  ),
);
/** Ops whose outputs wait for something other than samples: an event, a reversal, a swing, the end of the opening minutes. */
const WAITS = new Set('missing stored barsSince parabolic swing openingRange'.split(' '));

const ops = OPS.filter((op) => !EVALUATED_OPS.has(opKey(op)));

/** Holds an op to a check on so many scenarios; a failure prints seed, style and arguments, shrunk. */
function hold(op: OpDeclaration, check: ContractCheck, styles: readonly Style[]): void {
  const kernel = getKernel(op.name, op.version);
  const draft = fc.record({
    seed: fc.nat(),
    argSeed: fc.nat(),
    style: fc.constantFrom(...styles),
    count: fc.integer({ min: 2, max: 40 }),
    perSession: fc.integer({ min: 1, max: 20 }),
  });
  fc.assert(
    fc.property(draft, (drawn) => {
      const subject = { declaration: op, kernel, args: argsOf(op, drawn.argSeed) };
      expect([subject.args, check(subject, scenarioOf(op, drawn))]).toEqual([subject.args, null]);
    }),
    { seed: SEED, numRuns: PROPERTY_RUNS },
  );
}

describe('op table', () => {
  it('gives every op a kernel, or a reason why the evaluator carries it out itself, and never both', () => {
    const kernels = listKernels().map(([key]) => key);
    expect([...kernels, ...EVALUATED_OPS.keys()].sort()).toEqual(OPS.map(opKey).sort());
  });

  it('has one initial value an output for each op without a convergence bound', () => {
    const unbounded = OPS.filter((op) => op.warmUp(argsOf(op, 1)).convergeBars === null);
    expect(unbounded.filter((op) => op.initial(argsOf(op, 1)).length !== op.outputs.length).map(opKey)).toEqual([]);
  });
});

describe(`op contract, seed ${SEED}`, () => {
  describe.each(ops.map((op) => [opKey(op), op] as const))('%s', (_, op) => {
    it('gives the same bits for every split into windows', () => hold(op, splitsAgree, STYLES));
    it('does not look ahead', () => hold(op, prefixHolds, STYLES));
    it('goes on from a copy of its state', () => hold(op, stateRestores, STYLES));
    it('writes its outputs and its own state only', () => hold(op, keepsToItself, STYLES));
    it('puts out registers', () => hold(op, registersAreClean, STYLES));
    it('equals the oracle', () => hold(op, equalsOracle, ORACLE_STYLES));
  });

  const strict = ops.filter((op) => !OWN_NA_RULE.has(op.name) && op.inputs.some(({ kind }) => kind !== 'event'));
  it.each(strict.map((op) => [opKey(op), op] as const))('%s passes the unknown on and keeps its state', (_, op) =>
    hold(op, unknownLeavesNoTrace, ['holes']),
  );
});

describe(`warm-up, seed ${SEED}`, () => {
  it.each(ops.filter((op) => !WAITS.has(op.name)).map((op) => [opKey(op), op] as const))(
    '%s is known exactly from its declared bar on',
    (_, op) => {
      hold(op, (subject, scenario) => warmsUpAsDeclared(withSpread(subject), tradedThroughout(op, scenario)), ['whole', 'decimal']);
    },
  );

  it('a parabolic stop is known from the second bar on where that bar reverses it', () => {
    const op = opNamed('parabolic');
    const falling = [Float64Array.of(110, 108, 106, 104), Float64Array.of(100, 98, 96, 94)];
    expectWarmUp(op, { step: 0.02, most: 0.2 }, falling);
  });

  it('a swing is known from its declared bar on where the middle bar is one', () => {
    expectWarmUp(opNamed('swing'), { bars: 3 }, [new Float64Array(12).fill(7), new Float64Array(12).fill(5)]);
  });

  it('an opening range is known from the row on that ends the opening minutes', () => {
    expectWarmUp(opNamed('openingRange'), { minutes: 5 }, [new Float64Array(5).fill(7), new Float64Array(5).fill(5)]);
  });
});

describe('convergence', () => {
  const bounded = ops.filter((op) => op.warmUp(argsOf(op, 1)).convergeBars !== null && op.name !== 'missing');
  it.each(bounded.map((op) => [opKey(op), op] as const))('%s forgets where it started', (_, op) => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const args = shortMemory(argsOf(op, seed));
      const { bars, convergeBars } = op.warmUp(args);
      const count = bars + (convergeBars ?? 0) + 160;
      // Sessions begin at multiples of ten rows: an op that restarts with them is started with one.
      const scenario = { ...scenarioOf(op, { seed, style: 'whole', count, perSession: 10 }), cut: 40 };
      expect([seed, args, forgetsItsStart({ declaration: op, kernel: getKernel(op.name, op.version), args }, scenario)]).toEqual([
        seed,
        args,
        null,
      ]);
    }
  });
});

function opNamed(name: string): OpDeclaration {
  const op = ops.find((candidate) => candidate.name === name);
  if (op === undefined) throw new Error(`no op ${name}`);
  return op;
}

function expectWarmUp(op: OpDeclaration, args: ArgValues, inputs: readonly Float64Array[]): void {
  const count = inputs[0]?.length ?? 0;
  const scenario = { ...scenarioOf(op, { seed: 1, style: 'whole', count, perSession: 75 }), inputs };
  expect(warmsUpAsDeclared({ declaration: op, kernel: getKernel(op.name, op.version), args }, scenario)).toBeNull();
}

/** The deviation of a sample of one is undefined, however many samples there are. */
function withSpread<T extends { readonly args: ArgValues }>(subject: T): T {
  return subject.args['divisor'] === 1
    ? { ...subject, args: { ...subject.args, period: Math.max(2, subject.args['period'] ?? 2) } }
    : subject;
}

/** Volume in every bar, and steps to round to. */
function tradedThroughout(op: OpDeclaration, scenario: Scenario): Scenario {
  const inputs = scenario.inputs.map((input, port) => {
    const isCount = op.inputs[port]?.name === 'volume' || op.inputs[port]?.name === 'step';
    return isCount ? input.map((value) => value + 1) : input;
  });
  return { ...scenario, inputs };
}

function shortMemory(args: ArgValues): ArgValues {
  return { ...args, ...(args['slow'] === undefined ? {} : { slow: Math.min(args['slow'], 6) }) };
}
