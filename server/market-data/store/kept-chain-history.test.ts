import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChainHistory, OptionCandles, SessionChain } from '../../../engine/market/chain-history';
import { demoChainHistory } from '../../../engine/synthetic/demo-chain';
import { listDemoSessions } from '../../../engine/synthetic/demo-session';
import { DEMO_SEED, generateDemoCandles } from '../../../engine/synthetic/generate-demo-candles';
import { isoDay } from '../../../engine/time/day-text';
import { KeptChainHistory } from './kept-chain-history';
import { KeptFiles } from './kept-files';

const sessions = listDemoSessions(isoDay('2024-01-02'), isoDay('2024-01-03'));
const [spot, volatilityIndex] = ['DEMO:INDEX', 'DEMO:VIX'].map((id) => generateDemoCandles(id, sessions, DEMO_SEED));
if (spot === undefined || volatilityIndex === undefined) throw new Error('the demo market has both');
const model = demoChainHistory(spot, volatilityIndex, ['spot', 'vix'], DEMO_SEED);
const DAY = isoDay('2024-01-03');
const EXPIRY = model.expiriesOn(DAY)[0]?.day ?? 0;
const FEW = [28, 30, 33];

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'yantra-kept-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** The same model, which counts how often it is asked for prices. */
function counted(hash = model.hash): { readonly history: ChainHistory; asked: number } {
  const counter = {
    asked: 0,
    history: {
      market: model.market,
      underlying: model.underlying,
      timeframe: model.timeframe,
      hash,
      days: model.days,
      expiriesOn: (day: number) => model.expiriesOn(day),
      chainOn: (day: number, expiryDay: number): SessionChain | null => {
        const chain = model.chainOn(day, expiryDay);
        if (chain === null) return null;
        return {
          day,
          expiryDay,
          contracts: chain.contracts,
          candlesOf: (contract) => {
            counter.asked += 1;
            return chain.candlesOf(contract);
          },
          get summary() {
            counter.asked += 1;
            return chain.summary;
          },
        };
      },
    },
  };
  return counter;
}

/** What a run would have of a few contracts, or of all, opened anew. */
function read({ history }: { readonly history: ChainHistory }, places?: readonly number[]): readonly (OptionCandles | null)[] {
  const chain = new KeptChainHistory(root, history).chainOn(DAY, EXPIRY);
  const contracts = chain?.contracts ?? [];
  const asked = places === undefined ? contracts : contracts.filter((_, place) => places.includes(place));
  return asked.map((contract) => plain(chain?.candlesOf(contract) ?? null));
}

/** By value: what is stored decodes some of its columns when they are asked for. */
function plain(candles: OptionCandles | null): OptionCandles | null {
  if (candles === null) return null;
  const { volume, openInterest, modelled } = candles;
  return { ...candles, volume, openInterest, modelled };
}

describe('modelled chains that are kept', () => {
  test('are modelled once: the next run reads the same numbers, marked as they were', () => {
    const first = read(counted(), FEW);
    const again = counted();
    expect(read(again, FEW)).toEqual(first);
    expect([again.asked, first.length, first[0]?.modelled.every((mark) => mark === 1)]).toEqual([0, 3, true]);
    const direct = model.chainOn(DAY, EXPIRY);
    expect(first.map((each) => each && plain(direct?.candlesOf(each.contract) ?? null))).toEqual(first);
  });

  test('come whole where a run goes through the chain, without what is there already', () => {
    read(counted(), FEW);
    const whole = counted();
    const all = read(whole);
    expect([whole.asked, all.length > 60]).toEqual([all.length - FEW.length, true]);
    const again = counted();
    expect(read(again)).toEqual(all);
    expect(again.asked).toBe(0);
  });

  test('keep the summary beside the contracts', () => {
    read(counted(), FEW);
    const summary = new KeptChainHistory(root, counted().history).chainOn(DAY, EXPIRY)?.summary;
    const again = counted();
    expect(new KeptChainHistory(root, again.history).chainOn(DAY, EXPIRY)?.summary).toEqual(summary);
    expect(summary).toEqual(model.chainOn(DAY, EXPIRY)?.summary);
    read(again, FEW);
    expect(again.asked).toBe(0);
  });

  test('of another model are not read, and go when the first of it is kept', () => {
    read(counted(), FEW);
    const other = counted('f'.repeat(64));
    read(other, FEW);
    expect([other.asked, readdirSync(path.join(root, 'modelled', 'DEMO', 'INDEX'))]).toEqual([3, ['f'.repeat(16)]]);
  });

  test('that are damaged are modelled again', () => {
    const first = read(counted(), FEW);
    const folder = path.join(root, 'modelled', 'DEMO', 'INDEX', model.hash.slice(0, 16));
    const [file = ''] = readdirSync(folder);
    for (const size of [9_000, 50, 0]) {
      truncateSync(path.join(folder, file), size);
      const again = counted();
      expect(read(again, FEW)).toEqual(first);
      expect(again.asked).toBeGreaterThan(0);
    }
  });

  test('are no condition: where nothing can be written the model answers', () => {
    writeFileSync(path.join(root, 'modelled'), 'in the way');
    const asked = counted();
    expect(read(asked, FEW)).toHaveLength(3);
    expect(asked.asked).toBe(3);
  });
});

test('no more is kept than the bound allows; what is written anew counts once', () => {
  const files = new KeptFiles(path.join(root, 'some'), 100);
  for (const name of ['a', 'a', 'b', 'c']) files.keep(name, new Uint8Array(40));
  new KeptFiles(path.join(root, 'some'), 100).keep('d', new Uint8Array(40));
  expect(readdirSync(path.join(root, 'some')).sort()).toEqual(['a', 'b']);
});
