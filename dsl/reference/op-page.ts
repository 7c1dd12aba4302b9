// The page of ops: what a program may name, with all that a sceptic needs to recompute it.
import { type ArgValues, type OpArg, type OpDeclaration, opKey } from '../ops/declare-op';
import { code, page, paragraphs, table } from './markdown';

export function opPage(ops: readonly OpDeclaration[]): string {
  const intro = `${ops.length} ops. A register holds a number, a condition (1, 0 or NA) or an event (1 or 0). Costs are units of about a nanosecond a row, at the smallest arguments.`;
  return page('Ops', intro, ...ops.map(opSection));
}

function opSection(op: OpDeclaration): string {
  return paragraphs(
    `## ${code(opKey(op))}`,
    code(`(${portList(op.inputs)}) → (${portList(op.outputs)})`),
    op.summary,
    op.docs,
    argTable(op.args),
    notes(op),
  );
}

function portList(ports: OpDeclaration['inputs']): string {
  return ports.map(({ name, kind }) => `${name}: ${kind}`).join(', ');
}

function argTable(args: readonly OpArg[]): string {
  return args.length === 0
    ? ''
    : table(
        ['Argument', 'Accepts'],
        args.map((argument) => [code(argument.name), accepts(argument)]),
      );
}

function accepts(argument: OpArg): string {
  if (argument.kind === 'enum') return argument.values.map(code).join(', ');
  return `a ${argument.kind === 'int' ? 'whole number' : 'number'} from ${argument.min} to ${argument.max}`;
}

function notes(op: OpDeclaration): string {
  const smallest = Object.fromEntries(op.args.map((argument) => [argument.name, argument.kind === 'enum' ? 0 : argument.min]));
  const startsLate = op.warmUp(smallest).convergeBars === null;
  const found = [
    `cost ${op.cost(smallest)}`,
    op.readsRows ? "reads the clock's rows" : null,
    op.readsPosition ? 'reads the position' : null,
    startsLate ? `starts at the first decision session, ${initialWords(op, smallest)} before it` : null,
  ];
  return `*${found.filter((note) => note !== null).join('; ')}*`;
}

/** Outputs before the start, where the arguments do not decide them. */
function initialWords(op: OpDeclaration, smallest: ArgValues): string {
  const largest = Object.fromEntries(
    op.args.map((argument) => [argument.name, argument.kind === 'enum' ? argument.values.length - 1 : argument.max]),
  );
  const values = op.initial(smallest);
  const isFixed = op.initial(largest).every((value, index) => Object.is(value, values[index]));
  return isFixed ? values.map(shown).join(', ') : 'the initial value';
}

function shown(value: number): string {
  return Number.isNaN(value) ? 'NA' : String(value);
}
