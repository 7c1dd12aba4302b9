// All about one node kind as text for a person: what it computes, what goes in, what comes out, and what may be set.
import type { InputEntry, KindEntry, OutputEntry, ParamEntry } from '../server/documents/kind-entry';

const COLUMN = 16;
const WIDTH = 100;

export function kindText(entry: KindEntry): string {
  const sections = [
    `${entry.kind}  ${entry.title}\n${wrap(entry.summary, '')}`,
    entry.docs === ''
      ? ''
      : entry.docs
          .split('\n')
          .map((line) => wrap(line, ''))
          .join(''),
    section('Inputs', entry.inputs.map(inputLine)),
    section('Outputs', entry.outputs.map(outputLine)),
    section('Parameters', entry.params.map(paramLine)),
    capabilityText(entry),
  ];
  return sections.filter((text) => text !== '').join('\n');
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}:\n${lines.join('')}`;
}

function inputLine({ name, label, type, unit, isOptional, takesMany, fallback, help }: InputEntry): string {
  const notes = [
    typeText(type, unit),
    ...(takesMany ? ['several wires'] : []),
    ...(fallback === null ? [] : [`parameter ${fallback} where not connected`]),
    ...(isOptional && fallback === null ? ['may be left open'] : []),
  ];
  return nameLine(name, `${label}: ${notes.join(', ')}. ${help}`);
}

function outputLine({ name, label, type, unit, help }: OutputEntry): string {
  return nameLine(name, `${label}: ${typeText(type, unit)}. ${help}`);
}

function typeText(type: string, unit: string | null): string {
  return unit === null || unit === 'none' ? type : `${type} (${unit})`;
}

function paramLine({ name, label, kind, unit, min, max, options, default: value, help }: ParamEntry): string {
  const bounds = min === undefined ? '' : ` from ${min} to ${max}${unit === undefined || unit === 'none' ? '' : ` ${unit}`}`;
  const choices = options === undefined ? '' : ` of ${Object.keys(options).join(', ')}`;
  const what = `${{ int: 'whole number', number: 'number', choice: 'one', text: 'text', flag: 'true or false', time: 'time of day' }[kind]}${bounds}${choices}`;
  return nameLine(name, `${label}: ${what}; ${JSON.stringify(value)} where not said. ${help}`);
}

function nameLine(name: string, text: string): string {
  return wrap(`  ${name.padEnd(COLUMN - 2)}${name.length > COLUMN - 3 ? ' ' : ''}${text.trim()}`, ' '.repeat(COLUMN));
}

function capabilityText({ capability }: KindEntry): string {
  const { backtest, ticks = backtest, paper, live, because } = capability;
  return backtest === 'exact' && paper === 'exact' && live === 'exact'
    ? ''
    : wrap(`Backtest ${backtest}${ticks === backtest ? '' : ` (over ticks ${ticks})`}, paper ${paper}, live ${live}: ${because}`, '');
}

/** Lines of at most WIDTH characters, those after the first behind an indent. */
function wrap(text: string, indent: string): string {
  const lead = /^ */.exec(text)?.[0] ?? '';
  const lines: string[] = [];
  let line = lead;
  for (const word of text.trim().split(/(?<=\S) (?=\S)/)) {
    const isFirst = line.trim() === '';
    if (!isFirst && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = isFirst ? `${line}${word}` : `${line} ${word}`;
  }
  return `${[...lines, line].join('\n')}\n`;
}
