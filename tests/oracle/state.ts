// Ops with memory, said without any: each row looks back over the rows before it.
import { argOf, at, byRow, firstOf, inputsAt, type Oracle, type OracleCall, overSamples, samplesUntil } from './samples';

const NA = Number.NaN;
const US_PER_MINUTE = 60_000_000;

/** Rows from `row` backwards, down to the first of its session where the op starts afresh with each. */
function backwards(call: OracleCall, row: number): readonly number[] {
  const rows = Array.from({ length: row + 1 }, (_, back) => row - back);
  return argOf(call, 'resets') === 0 ? rows : rows.filter((index) => call.rows.session[index] === call.rows.session[row]);
}

function isEvent(call: OracleCall, port: number, row: number): boolean {
  return at(call.inputs[port] ?? [], row) === 1;
}

/** Rows back to the last reset, that one included. */
function sinceReset(call: OracleCall, row: number): readonly number[] {
  const rows = backwards(call, row);
  const reset = rows.findIndex((index) => isEvent(call, 1, index));
  return reset === -1 ? rows : rows.slice(0, reset + 1);
}

const latch = byRow(1, (call, row) => {
  const last = backwards(call, row).find((index) => isEvent(call, 0, index) || isEvent(call, 1, index));
  return [last === undefined || isEvent(call, 1, last) ? 0 : 1];
});

const counter = byRow(1, (call, row) => [sinceReset(call, row).filter((index) => isEvent(call, 0, index)).length]);

const oncePer = byRow(1, (call, row) => {
  const events = sinceReset(call, row).filter((index) => isEvent(call, 0, index));
  return [Number(events.length === 1 && events[0] === row)];
});

const cooldown = byRow(1, (call, row) => {
  const { timeUs } = call.rows;
  const waitUs = argOf(call, 'minutes') * US_PER_MINUTE;
  const isHeld = backwards(call, row).some(
    (index) => isEvent(call, 1, index) && (index === row || at([...timeUs], row) - at([...timeUs], index) < waitUs),
  );
  return [Number(isEvent(call, 0, row) && !isHeld)];
});

const sequence = byRow(1, (call, row) => {
  if (!isEvent(call, 1, row)) return [0];
  const earlier = backwards(call, row).slice(1, 1 + argOf(call, 'bars'));
  const stop = earlier.findIndex((index) => isEvent(call, 1, index));
  // A `then` in between ends the search, but a `first` of its own row came after it.
  const reach = stop === -1 ? earlier : earlier.slice(0, stop + 1);
  return [Number(reach.some((index) => isEvent(call, 0, index)))];
});

const stored = byRow(1, (call, row) => {
  const last = backwards(call, row).find((index) => isEvent(call, 0, index) && !Number.isNaN(at(inputsAt(call, index), 1)));
  if (last !== undefined) return [at(inputsAt(call, last), 1)];
  return [argOf(call, 'before') === 0 ? NA : argOf(call, 'initial')];
});

const barsSince = byRow(1, (call, row) => {
  const rows = backwards(call, row).findIndex((index) => isEvent(call, 0, index));
  return [rows === -1 ? NA : rows];
});

const previous = byRow(1, (call, row) => {
  const before = row === 0 ? NA : at(inputsAt(call, row - 1), 0);
  return [Number.isNaN(before) ? argOf(call, 'initial') : before];
});

const lag = overSamples(1, (samples, call) => [at(firstOf(samples), samples.length - 1 - argOf(call, 'bars'))]);

const heldFor = overSamples(1, (samples, call) => {
  const bars = argOf(call, 'bars');
  if (samples.length < bars) return [NA];
  return [Number(firstOf(samples.slice(samples.length - bars)).every((value) => value === 1))];
});

const streak = overSamples(1, (samples) => {
  const steps = firstOf(samples)
    .slice(1)
    .map((value, index) => Math.sign(value - at(firstOf(samples), index)));
  const last = steps.at(-1);
  if (last === undefined) return [NA];
  const turn = [...steps].reverse().findIndex((step) => step !== last);
  return [last * Math.min(100, turn === -1 ? steps.length : turn)];
});

/** Where each sample is seen to stand from a place, and the place that so many of one sight in a row make. */
const band = overSamples(1, (samples, call) => {
  let place = NA;
  let sights: number[] = [];
  for (const { values } of samples) {
    const [value = NA, left = NA, right = NA, margin = NA] = values;
    const [low = NA, high = NA] = [left, right].sort((a, b) => a - b);
    if (Number.isNaN(place)) {
      place = value < low ? 0 : value > high ? 2 : 1;
      continue;
    }
    const isStill = (place === 2 && value >= high - margin) || (place === 0 && value <= low + margin);
    sights.push(isStill ? place : value > high + margin ? 2 : value < low - margin ? 0 : 1);
    const last = sights.slice(-argOf(call, 'rows'));
    if (last.length === argOf(call, 'rows') && last.every((sight) => sight === last[0])) place = at(last, 0);
    if (at(sights, sights.length - 1) === place) sights = [];
  }
  return [place];
});

const edge = byRow(1, (call, row) => {
  const [before, now] = samplesUntil(call, row).slice(-2);
  if (before === undefined || now?.row !== row) return [0];
  const step = at(now.values, 0) - at(before.values, 0);
  const wanted = [[1], [-1], [1, -1]][argOf(call, 'direction')] ?? [];
  return [Number(wanted.includes(step))];
});

const cross = byRow(2, (call, row) => {
  const [before, now] = samplesUntil(call, row).slice(-2);
  if (before === undefined || now?.row !== row) return [0, 0];
  const [wasLeft = NA, wasRight = NA] = before.values;
  const [left = NA, right = NA] = now.values;
  return [Number(left > right && wasLeft <= wasRight), Number(left < right && wasLeft >= wasRight)];
});

export const STATE_ORACLES: readonly (readonly [string, Oracle])[] = [
  ['latch@1', latch],
  ['counter@1', counter],
  ['oncePer@1', oncePer],
  ['cooldown@1', cooldown],
  ['sequence@1', sequence],
  ['stored@1', stored],
  ['barsSince@1', barsSince],
  ['previous@1', previous],
  ['lag@1', lag],
  ['heldFor@1', heldFor],
  ['streak@1', streak],
  ['band@1', band],
  ['edge@1', edge],
  ['cross@1', cross],
];
