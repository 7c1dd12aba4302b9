// Stored corporate actions as text for a person: a line for each share, or for each action of one.
import { formatDay } from '../engine/time/day-text';
import { actionWords } from '../server/market-data/action-words';
import { plural } from '../server/market-data/quality/finding';
import type { StoredActions } from '../server/market-data/store/action-store';
import { textTable } from './text-table';

/** Empty where there are none. */
export function actionsTable(stored: readonly StoredActions[]): string {
  if (stored.length === 0) return '';
  const rows = stored.map(({ instrument, actions }) => {
    const day = (at: number): string => (actions.at(at) === undefined ? '-' : formatDay(actions.at(at)?.exDay ?? 0));
    return [instrument, String(actions.length), day(0), day(-1)];
  });
  return textTable([['corporate actions', 'count', 'first', 'last'], ...rows]);
}

export function actionsText({ instrument, actions, imports }: StoredActions): string {
  const sources = imports.map(
    ({ source, format, added, importedAt }) => `  from ${source} (${format}, ${added} added, ${importedAt.slice(0, 10)})\n`,
  );
  const lines = actions.map((action) => `  ${formatDay(action.exDay)}  ${actionWords(action)}\n`);
  return `${instrument}: ${plural(actions.length, 'corporate action')}\n${[...sources, ...lines].join('')}`;
}
