// The command line that makes a run again: everything that it follows from, resolved, so that the same data give the same run hash. Quoted
// where a shell asks.
import { formatDay } from '../engine/time/day-text';
import { settingValue } from '../server/backtests/parse-settings';
import type { BacktestChoice } from '../server/backtests/run-stored-backtest';
import { settingsInOrder } from '../server/documents/settings-in-order';
import { venueWords } from './venue-options';

/** `source`: the options that say where the candles are. */
export function commandText(file: string, choice: Omit<BacktestChoice, 'command'>, source: readonly string[]): string {
  const { graph, compiled, params, fromDay, toDay, capitalPaise, venue } = choice;
  const days = [...dayWords('--from', fromDay), ...dayWords('--to', toDay)];
  const settings = settingsInOrder(graph, compiled).flatMap(({ index, source: { key }, param }) => {
    const value = params[index];
    return value === undefined ? [] : ['--param', `${key}=${settingValue(value, param)}`];
  });
  const words = ['backtest', file, ...source, ...days, '--capital', String(capitalPaise / 100), ...settings, ...venueWords(venue)];
  return ['yantra', ...words].map(quoted).join(' ');
}

function dayWords(option: string, day: number | null): readonly string[] {
  return day === null ? [] : [option, formatDay(day)];
}

export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
