// An op's arguments as numbers: parameters filled in, enum values as their index. A window is a whole number of samples.
import type { ArgValues, OpArg, OpDeclaration } from '../ops/declare-op';
import type { ProgramOp } from './program';

export function opArgValues(declaration: OpDeclaration, op: ProgramOp, params: readonly number[]): ArgValues {
  const values: Record<string, number> = {};
  for (const argument of declaration.args) values[argument.name] = argValue(argument, op.args[argument.name], params);
  return values;
}

function argValue(argument: OpArg, given: ProgramOp['args'][string] | undefined, params: readonly number[]): number {
  if (argument.kind === 'enum') return typeof given === 'string' ? argument.values.indexOf(given) : 0;
  const number = typeof given === 'number' ? given : typeof given === 'object' ? (params[given.param] ?? Number.NaN) : argument.min;
  return argument.kind === 'int' ? Math.floor(number) : number;
}
