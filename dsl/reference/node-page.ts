// The page of node kinds: every port with its unit, every parameter with its bounds, warm-up, capability, documentation and examples.
import { CATEGORIES, type Category, type Example, type ExampleCandles, kindKey, type NodeKind } from '../nodes/define-kind';
import { describeField, type Field, isTunable } from '../nodes/fields';
import type { InputPort, OutputPort } from '../nodes/ports';
import { kindWarmUp } from './kind-warm-up';
import { code, page, paragraphs, table } from './markdown';

export function nodePage(kinds: readonly NodeKind[]): string {
  const groups = CATEGORIES.map((category) => [category, kinds.filter((kind) => kind.category === category)] as const).filter(
    ([, of]) => of.length > 0,
  );
  const contents = groups.map(([category, of]) => `- **${heading(category)}** ${of.map((kind) => kind.title).join(', ')}`);
  const intro = `${kinds.length} kinds. A kind's published version never changes its meaning: a fix is a new version.`;
  return page(
    'Nodes',
    intro,
    contents.join('\n'),
    ...groups.flatMap(([category, of]) => [`## ${heading(category)}`, ...of.map(kindSection)]),
  );
}

function heading(category: Category): string {
  return `${category.charAt(0).toUpperCase()}${category.slice(1)}`;
}

function kindSection(kind: NodeKind): string {
  return paragraphs(
    `### ${kind.title} ${code(kindKey(kind))}`,
    kind.summary,
    kind.docs,
    portTable(kind),
    paramTable(kind.params),
    warmUpLine(kind),
    capabilityLine(kind),
    exampleList(kind.examples),
  );
}

function portTable({ inputs, outputs }: NodeKind): string {
  const rows = [
    ...Object.entries(inputs).map(([name, inlet]) => ['in', code(name), inlet.label, typeWords(inlet), inputNotes(inlet)]),
    ...Object.entries(outputs).map(([name, outlet]) => ['out', code(name), outlet.label, outputWords(outlet), outputNotes(outlet)]),
  ];
  return rows.length === 0 ? '' : table(['', 'Port', 'Label', 'Type', ''], rows);
}

function typeWords({ type, unit }: InputPort): string {
  if (type !== 'number') return type;
  if (typeof unit === 'string') return unit === 'any' || unit === 'none' ? 'number' : `number, ${unit}`;
  return 'like' in unit ? `number, like ${code(unit.like)}` : `number, by ${code(unit.by)}`;
}

function inputNotes(inlet: InputPort): string {
  const notes = [
    inlet.optional ? 'optional' : null,
    inlet.fallback === null ? null : `else ${code(inlet.fallback)}`,
    inlet.many ? 'takes several wires' : null,
    inlet.sampled ? 'read as of the event' : null,
    inlet.help === '' ? null : inlet.help,
  ];
  return notes.filter((note) => note !== null).join('; ');
}

function outputWords({ type, unit }: OutputPort): string {
  if (type !== 'number') return type;
  if (unit === 'none') return type;
  return typeof unit === 'string' ? `number, ${unit}` : 'number, unit by inputs and parameters';
}

function outputNotes(outlet: OutputPort): string {
  return [outlet.settled ? 'known before the session opens' : null, outlet.help === '' ? null : outlet.help]
    .filter((note) => note !== null)
    .join('; ');
}

function paramTable(params: NodeKind['params']): string {
  const rows = Object.entries(params).map(([name, field]) => [
    code(name),
    field.label,
    acceptedWords(field),
    code(String(field.default)),
    settingWords(field),
    field.help ?? '',
  ]);
  return rows.length === 0 ? '' : table(['Parameter', 'Label', 'Accepts', 'Default', 'Setting', ''], rows);
}

function acceptedWords(field: Field): string {
  const unit = field.kind === 'int' || field.kind === 'number' ? field.unit : 'none';
  return unit === 'none' ? describeField(field) : `${describeField(field)}, ${unit}`;
}

function settingWords(field: Field): string {
  return isTunable(field) ? 'yes' : 'no';
}

function warmUpLine(kind: NodeKind): string {
  const need = kindWarmUp(kind);
  if (need === null || need.convergeBars === 0) return '';
  const known = need.bars === 0 ? 'Known from the first bar' : `First known after ${need.bars + 1} bars`;
  const settled = need.convergeBars > need.bars ? `; free of its start, to one part in 10⁹, after ${need.convergeBars}` : '';
  return `*Warm-up at the defaults:* ${known}${settled}.`;
}

function capabilityLine({ capability }: NodeKind): string {
  const { backtest, ticks = backtest, paper, live, because } = capability;
  if (backtest === 'exact' && paper === 'exact' && live === 'exact') return '';
  return `*Backtest ${backtest}${ticks === backtest ? '' : ` (over ticks ${ticks})`}, paper ${paper}, live ${live}:* ${because}`;
}

function exampleList(examples: readonly Example[]): string {
  return examples.length === 0 ? '' : `*Examples*\n\n${examples.map(exampleLine).join('\n')}`;
}

function exampleLine({ name, params = {}, inputs, expect, source }: Example): string {
  const given = [
    ...Object.entries(params).map(([key, value]) => `${key} = ${value}`),
    ...Object.entries(inputs).flatMap(([input, column]) => columnWords(input, column)),
  ];
  const found = Object.entries(expect).map(([port, column]) => `${port} ${listWords(column)}`);
  const said = found.length === 0 ? '' : `: ${given.length === 0 ? '' : `${code(given.join('; '))} gives `}${code(found.join('; '))}`;
  return `- ${name}${said}${source === undefined ? '' : ` (${source})`}`;
}

function columnWords(input: string, column: readonly (number | null)[] | ExampleCandles): readonly string[] {
  if (!('close' in column)) return column.length === 0 ? [] : [`${input} ${listWords(column)}`];
  const { from, step, ...prices } = column;
  const start = from === undefined ? [] : [`from ${from}`];
  const length = step === undefined ? [] : [`${step} minutes each`];
  return [...Object.entries(prices).map(([name, values]) => `${name} ${listWords(values)}`), ...start, ...length];
}

function listWords(column: readonly (number | null)[]): string {
  return column.map((value) => (value === null ? 'NA' : String(value))).join(', ');
}
