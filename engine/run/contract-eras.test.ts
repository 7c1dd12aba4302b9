// Eras by hand: April and May 2024, with holidays and a Saturday session shortly before the last Thursdays.
import { expect, test } from 'vitest';
import { future } from '../market/instrument';
import { createSessionIndex, windowsByDay } from '../market/session-index';
import { formatDay, isoDay } from '../time/day-text';
import { type ListedContract, listContractEras, type RollRule } from './contract-eras';

const sessions = windowsByDay(createSessionIndex('NSE:derivatives', isoDay('2024-01-01'), isoDay('2024-08-31')));

const LISTED: readonly ListedContract<string>[] = [
  { expiryDay: isoDay('2024-04-25'), contract: 'APR' },
  { expiryDay: isoDay('2024-05-30'), contract: 'MAY' },
  { expiryDay: isoDay('2024-06-27'), contract: 'JUN' },
];

function erasOf(rule: RollRule, listed = LISTED): readonly (readonly [contract: string | null, fromDay: string, toDay: string])[] {
  const text = (day: number): string => (Number.isFinite(day) ? formatDay(day) : '');
  return listContractEras(listed, sessions, rule).map(({ contract, fromDay, toDay }) => [contract, text(fromDay), text(toDay)]);
}

test('the current contract is held through its expiry day, the next takes over the day after', () => {
  expect(erasOf({ series: 'current', rollDaysBefore: 0 })).toEqual([
    ['APR', '', '2024-04-25'],
    ['MAY', '2024-04-26', '2024-05-30'],
    ['JUN', '2024-05-31', '2024-06-27'],
    [null, '2024-06-28', ''],
  ]);
});

test('sessions before expiry are counted, not days: a weekend and a holiday do not count', () => {
  // Before Thursday 25 April: 24, 23, 22, 19, 18, 16 (the 17th was a holiday), 15, 12. Before Thursday 30 May: 29, 28, 27, 24, 23, 22, 21 and,
  // Monday the 20th being a holiday, Saturday the 18th with its special session.
  expect(erasOf({ series: 'current', rollDaysBefore: 7 })[1]).toEqual(['MAY', '2024-04-16', '2024-05-21']);
  expect(erasOf({ series: 'current', rollDaysBefore: 8 })[1]).toEqual(['MAY', '2024-04-13', '2024-05-18']);
});

test('next and far are those after the current one, and none where none is listed', () => {
  expect(erasOf({ series: 'next', rollDaysBefore: 0 })).toEqual([
    ['MAY', '', '2024-04-25'],
    ['JUN', '2024-04-26', '2024-05-30'],
    [null, '2024-05-31', '2024-06-27'],
    [null, '2024-06-28', ''],
  ]);
  expect(erasOf({ series: 'far', rollDaysBefore: 0 })[0]).toEqual(['JUN', '', '2024-04-25']);
});

test('a contract without a history is a gap: its neighbours do not stand in for it', () => {
  const listed = LISTED.map((one) => (one.contract === 'MAY' ? { ...one, contract: null } : one));
  expect(erasOf({ series: 'current', rollDaysBefore: 0 }, listed)[1]).toEqual([null, '2024-04-26', '2024-05-30']);
});

test('the expiry day of the instrument is the day that counts', () => {
  const { id, expiryDay } = future('NFO:NIFTY24APRFUT', 'NIFTY', isoDay('2024-04-25'));
  const [first] = listContractEras([{ expiryDay, contract: id }], sessions, { series: 'current', rollDaysBefore: 1 });
  expect(first).toEqual({ contract: id, fromDay: Number.NEGATIVE_INFINITY, toDay: isoDay('2024-04-24') });
});
