// The answer of `why` as a tree for a person: each value under what it decided, with the node that made it.
import { formatIst } from '../engine/time/ist-time';
import type { WhyAction } from '../engine/why/why-action';
import type { MissingReason, WhyValue } from '../engine/why/why-value';
import type { JournalHeader } from '../server/runs/journal/journal-line';
import { refusalWords } from '../server/runs/report/refusal-words';

const MISSING: Readonly<Record<MissingReason, string>> = {
  'warm-up': 'not enough bars yet',
  stale: 'older than its age limit',
  undefined: 'the formula has no value here',
  missing: 'the data have none',
  input: 'an input has none',
};
const LINES_MAX = 200;

export function whyText({ action, evaluatedUs, outcome, rejections, event }: WhyAction, header: JournalHeader, priceScale: number): string {
  const { sourceMap } = header;
  const node = sourceMap.actions[action] ?? '';
  const label = sourceMap.labels[node];
  const name = `${node}${label === undefined ? '' : ` (${label})`}`;
  if (Number.isNaN(evaluatedUs)) return `${name}: not evaluated by then.\n`;
  const head =
    outcome === null ? 'its event did not come' : outcome === 'sent' ? 'sent' : `its event came, and nothing was sent: ${outcome}`;
  const refused = rejections.map((each) => `  refused: ${refusalWords(each)}\n`);
  const lines: string[] = [];
  addLines(event, 1, header, priceScale, lines);
  const more = lines.length > LINES_MAX ? `  ... ${lines.length - LINES_MAX} more\n` : '';
  return `${name}, evaluated at ${formatIst(evaluatedUs)}: ${head}.\n${refused.join('')}${lines.slice(0, LINES_MAX).join('')}${more}`;
}

function addLines(value: WhyValue, depth: number, header: JournalHeader, priceScale: number, lines: string[]): void {
  const { sourceMap } = header;
  const port = sourceMap.ports.find(({ slot }) => slot === value.slot);
  const origin = sourceMap.slots[value.slot];
  const place = port === undefined ? `${origin?.node ?? ''} (${opWords(value, header)})` : `${port.node}.${port.port}`;
  const unit = port?.unit ?? origin?.unit ?? 'none';
  const before = value.before === null ? '' : `, after ${valueText({ ...value, value: value.before }, unit, priceScale)}`;
  lines.push(`${'  '.repeat(depth)}${place} = ${valueText(value, unit, priceScale)}${before}\n`);
  for (const cause of value.because) addLines(cause, depth + 1, header, priceScale, lines);
}

/** `bar high`, `rollingMean 20`: the op with what it was told, and which of its outputs where it has several. */
function opWords({ op, output, slot }: WhyValue, { program, identity }: JournalHeader): string {
  const args = Object.values(program.ops.findLast(({ out }) => out <= slot)?.args ?? {}).map((arg) =>
    typeof arg === 'object' ? (identity.params[arg.param] ?? '') : arg,
  );
  return [op.split('@')[0] ?? '', ...args, ...(output === 'value' ? [] : [output])].join(' ');
}

function valueText({ kind, value, missing }: WhyValue, unit: string, priceScale: number): string {
  if (Number.isNaN(value)) return `unknown${missing === null ? '' : `: ${MISSING[missing]}`}`;
  if (kind === 'event') return value === 1 ? 'fired' : 'did not fire';
  if (kind === 'boolean') return value === 1 ? 'true' : 'false';
  const shown = unit === 'price' || unit === 'points' ? value / priceScale : value;
  return `${Number(shown.toPrecision(10))}${unit === 'none' ? '' : ` ${unit}`}`;
}
