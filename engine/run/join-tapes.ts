// Joins what an instrument by rule traded: the tape of each of its contracts, in the sessions in which it was that contract.
import type { TickTape } from '../bars/tick-tape';
import type { InstrumentHistory } from '../kernel/clock-rows';
import type { ContractEra } from '../kernel/contract-era';
import { lowerBound } from '../number/lower-bound';
import { istMinute, US_PER_MINUTE } from '../time/ist-time';

/** Null where no contract has a tape. Days of a contract without one have no trades. */
export function joinTapes(eras: readonly ContractEra<Pick<InstrumentHistory, 'tape'>>[]): TickTape | null {
  const parts = eras.flatMap(({ contract, fromDay, toDay }) =>
    contract?.tape === undefined ? [] : [ofDays(contract.tape, fromDay, toDay)],
  );
  if (parts.length === 0) return null;
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const joined = { timeUs: new Float64Array(count), price: new Int32Array(count), volume: new Float64Array(count) };
  const found = { disorderedTicks: 0, repeatedTicks: 0, outsideTicks: 0 };
  let at = 0;
  for (const part of parts) {
    joined.timeUs.set(part.timeUs, at);
    joined.price.set(part.price, at);
    joined.volume.set(part.volume, at);
    at += part.count;
    found.disorderedTicks += part.disorderedTicks;
    found.repeatedTicks += part.repeatedTicks;
    found.outsideTicks += part.outsideTicks;
  }
  return { count, ...joined, ...found };
}

/** What was found in the recordings is told of all of them, in these days or not. */
function ofDays(tape: TickTape, fromDay: number, toDay: number): TickTape {
  const from = lowerBound(tape.timeUs, istMinute(fromDay, 0) * US_PER_MINUTE);
  const to = lowerBound(tape.timeUs, istMinute(toDay + 1, 0) * US_PER_MINUTE);
  return {
    ...tape,
    count: to - from,
    timeUs: tape.timeUs.subarray(from, to),
    price: tape.price.subarray(from, to),
    volume: tape.volume.subarray(from, to),
  };
}
