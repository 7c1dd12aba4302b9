// Parts of a program in words: its clocks and its settings.
import { instrumentWords } from '../dsl/ir/instrument-words';
import type { ProgramClock, ProgramInstrument, ProgramParam } from '../dsl/ir/program';
import type { ParamSource } from '../dsl/ir/source-map';
import { assertNever } from '../dsl/types/invariant';
import { formatClock } from '../engine/time/ist-time';
import { settingValue } from '../server/backtests/parse-settings';

function instrumentText(instrument: ProgramInstrument | undefined): string {
  return instrument === undefined ? '?' : instrumentWords(instrument);
}

export function clockText(clock: ProgramClock, instruments: readonly ProgramInstrument[]): string {
  switch (clock.kind) {
    case 'bar':
      return `${instrumentText(instruments[clock.instrument])} ${clock.timeframe}`;
    case 'time':
      return `${timeText(clock)} of ${instrumentText(instruments[clock.instrument])}`;
    case 'every':
      return `every ${clock.seconds} s of ${instrumentText(instruments[clock.instrument])}`;
    case 'tick':
      return `trades of ${instrumentText(instruments[clock.instrument])}`;
    case 'position':
      return `orders of position ${clock.position + 1}`;
    default:
      return assertNever(clock);
  }
}

/** `period=14 (2 to 500 bars): RSI period`. */
export function settingText({ key, label, default: value }: ParamSource, param: ProgramParam): string {
  const unit = param.unit === 'none' || param.unit === 'time' ? '' : ` ${param.unit}`;
  return `${key}=${settingValue(value, param)} (${settingValue(param.min, param)} to ${settingValue(param.max, param)}${unit}): ${label}`;
}

function timeText({ from, minutes }: Extract<ProgramClock, { kind: 'time' }>): string {
  if (typeof minutes !== 'number') return from === 'midnight' ? 'a set time' : `a set time from the ${from}`;
  return from === 'midnight' ? formatClock(minutes) : `${minutes} minutes from the ${from}`;
}
