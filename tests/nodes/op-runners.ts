// The two ways to compute an op over whole columns: from its definition, and by the kernel that the machine runs.
import { opKey } from '../../dsl/ops/declare-op';
import { getKernel } from '../../engine/ops/op-kernels';
import { runOp } from '../ops/run-op';
import { oracle } from '../oracle/oracle';
import type { RunOp } from './program-columns';

export const byDefinition: RunOp = (declaration, args, inputs, rows) => oracle(opKey(declaration), args, inputs, rows);

export const byKernel: RunOp = (declaration, args, inputs, rows) => {
  const subject = { declaration, args, kernel: getKernel(declaration.name, declaration.version) };
  const columns = inputs.map((input) => Float64Array.from(input));
  return runOp(subject, columns, rows).outputs.map((column) => [...column]);
};
