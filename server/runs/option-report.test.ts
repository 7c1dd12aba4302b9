// A run over options from its fills to what is written of it: which prices a model made, what the chains were, the legs, and the payoff at entry.
import { describe, expect, test } from 'vitest';
import type { ProgramAction, StructureLeg } from '../../dsl/ir/program';
import type { OptionRight } from '../../engine/market/instrument';
import { runBacktest } from '../../engine/run/backtest';
import { atm, enterLegs, type OptionScene, sceneRequest } from '../../engine/run/option-scene';
import { heldContractBars } from '../backtests/contract-bars';
import { contractWords, structureWords } from './contract-words';
import { fillsCsv } from './csv/fills-csv';
import { unpackTrades } from './page/chart/trade-rows';
import { ChartPlaces } from './page/embedded/chart-places';
import { packTrades } from './page/embedded/pack-trades';
import { pageDataOf } from './page/embedded/page-data-of';
import { createReportPage } from './page/report-page';
import { createReportDocument } from './report/report-document';
import { ReportDocument } from './report/report-schema';

const STRIKES = [900, 950, 1000, 1050, 1100];
const EXIT: ProgramAction = { kind: 'exit', event: 1, position: 0, percent: 100 };
/** The index at 1010; time value of 20 rupees at every strike, and a rupee more each minute; bought at 22, sold at 40. Puts are a model's until 09:20. */
const SCENE: OptionScene = {
  strikes: STRIKES,
  minutes: 60,
  days: 1,
  spot: () => 1_010,
  price: (strike, right, _day, minute) => Math.max(0, right === 'call' ? 1_010 - strike : strike - 1_010) + 20 + minute,
  isModelled: (_strike, right, _day, minute) => right === 'put' && minute < 5,
};

function wing(leg: number, right: OptionRight): StructureLeg {
  const strike = { rule: { by: 'leg', leg, in: 'steps', value: 1 }, tie: 'lower', noMatch: 'skip' } as const;
  return { chain: 0, right, strike, side: 'buy', ratio: 1, product: 'carry' };
}

const STRADDLE = [atm('call', 'sell'), atm('put', 'sell')];
const CONDOR = [atm('put', 'sell', 1), atm('call', 'sell', 1), wing(0, 'put'), wing(1, 'call')];

function report(legs: readonly StructureLeg[], scene = SCENE) {
  const request = sceneRequest(scene, [enterLegs(legs), EXIT]);
  const { result } = runBacktest(request);
  const document = createReportDocument({
    result,
    strategy: { name: 'Options of a test', explanation: '', settings: [] },
    actions: ['enter', 'exit'],
    data: [],
    corporateActions: [],
    underlyings: request.instruments.map(({ candles }) => candles),
    benchmark: null,
    approximations: [],
    band: null,
    command: 'yantra backtest',
  });
  return { result, document, page: createReportPage({ document, result, candles: [], stops: [] }) };
}

const straddle = report(STRADDLE);
const condor = report(CONDOR);

describe('modelled prices', () => {
  test('are marked fill by fill: the put’s entry, and not its exit, when candles were there', () => {
    const cells = [...fillsCsv(straddle.result.fills)].map((line) => line.trim().split(','));
    const column = cells[0]?.indexOf('modelled') ?? -1;
    const names = cells.slice(1).map((row) => `${row[4]?.slice(-2)} ${row[8]} ${row[column]}`);
    expect(names).toEqual(['CE entry false', 'PE entry true', 'CE exitAction false', 'PE exitAction false']);
  });

  test('are counted, and said wherever a number is', () => {
    expect(straddle.document.modelledFills).toEqual({ count: 1, of: 4 });
    expect(straddle.page.split('1 of 4 fills is at modelled prices')).toHaveLength(5);
    expect(straddle.document.trust.findings.find(({ check }) => check === 'data')?.sentence).toContain('of a model');
  });

  test('are not spoken of where there are none', () => {
    const { document, page } = report(STRADDLE, { ...SCENE, isModelled: () => false });
    expect(document.modelledFills).toBeNull();
    expect(document.chains[0]).toMatchObject({ origin: 'traded', modelledBars: 0, modelledFills: 0 });
    expect(page.includes('modelled prices')).toBe(false);
  });

  test('of a settlement are none: what exercise brings follows from the index', () => {
    // Nothing is traded after 09:25 of the last day, so what is held then is settled.
    const quiet: OptionScene = {
      ...SCENE,
      days: 4,
      spot: () => 1_060,
      price: (strike, right, day, minute) => (day === 3 && minute > 10 ? null : SCENE.price(strike, right, day, minute)),
      isModelled: () => true,
    };
    const { result } = runBacktest(sceneRequest(quiet, [enterLegs([atm('call', 'buy')])]));
    const told = result.fills.map(({ rule, isModelled }) => `${rule} ${isModelled}`);
    expect([told[0], told.at(-1)]).toEqual(['nextOpen true', 'settlement false']);
  });
});

describe('the chain behind a run', () => {
  test('is named with its hash, what was held of it, and the share that is modelled', () => {
    expect(straddle.document.chains).toEqual([
      {
        underlying: 'INDEX',
        instrument: 'NSE:INDEX',
        market: 'NFO',
        hash: 'scene',
        origin: 'modelled',
        contracts: 2,
        sessions: 1,
        bars: 120,
        modelledBars: 5,
        fills: 4,
        modelledFills: 1,
      },
    ]);
    expect(straddle.document.identity.dataHashes).toContain('scene');
    expect(straddle.page.includes('Options on INDEX')).toBe(true);
  });
});

describe('the payoff at entry', () => {
  test('of a straddle sold at 32 and 22 is the premium at most, without limit, even 54 either side of the strike', () => {
    const [structure] = straddle.document.structures;
    expect(structure).toMatchObject({
      creditPaise: 50 * 5_400,
      payoff: { maxProfitPaise: 50 * 5_400, maxLossPaise: null, breakEvens: [946, 1_054] },
    });
    expect(structure?.legs.map(({ words, quantity, grossPaise }) => `${quantity} ${words} ${grossPaise}`)).toEqual([
      '-50 INDEX 11 Jan 2024 1,000 CE -90000',
      '-50 INDEX 11 Jan 2024 1,000 PE -90000',
    ]);
  });

  test('of a condor that brings nothing is a loss of its width, and no price at which it wins', () => {
    const [structure] = condor.document.structures;
    expect(structure?.creditPaise).toBe(0);
    expect(structure?.payoff).toMatchObject({ maxProfitPaise: 0, maxLossPaise: 50 * 5_000, breakEvens: [950, 1_050] });
    expect(condor.page.includes('Payoff at entry')).toBe(true);
    expect(condor.page.includes('₹2,500.00')).toBe(true);
  });

  test('is left out where no option was traded', () => {
    expect(report(STRADDLE, { ...SCENE, price: () => null }).page.includes('Payoff at entry')).toBe(false);
  });
});

describe('a trade of several legs', () => {
  test('is named by them, and has each with its prices and its result, to the paisa', () => {
    const [row] = unpackTrades(packTrades(condor.result.trades, 1, new ChartPlaces([], [])));
    expect(row?.instrument).toBe('INDEX 11 Jan 2024: +900 PE, +1,100 CE, −950 PE, −1,050 CE');
    expect(
      row?.legs.map(({ name, quantity, entryPrice, exitPrice, grossPaise }) => [name, quantity, entryPrice, exitPrice, grossPaise]),
    ).toEqual([
      ['INDEX 11 Jan 2024 900 PE', 50, 22, 40, 90_000],
      ['INDEX 11 Jan 2024 1,100 CE', 50, 22, 40, 90_000],
      ['INDEX 11 Jan 2024 950 PE', -50, 22, 40, -90_000],
      ['INDEX 11 Jan 2024 1,050 CE', -50, 22, 40, -90_000],
    ]);
    expect(row?.legs.reduce((sum, { grossPaise }) => sum + grossPaise, 0)).toBe(row?.grossPaise);
  });
});

describe('the chart of a run in options', () => {
  const request = sceneRequest(SCENE, [enterLegs(CONDOR), EXIT]);
  const contracts = heldContractBars(condor.result.fills, request.chains ?? [], 10_000);
  // A contract's bars under the name of the index: where a bar stands matters here, and not what it cost.
  const underlying = contracts.slice(0, 1).map((candles) => ({ ...candles, instrument: 'NSE:INDEX' }));
  const data = pageDataOf(condor.document, condor.result, [...underlying, ...contracts], []);

  test('has the underlying first, then the contracts with their entries and exits', () => {
    expect(data.instruments.map(({ name, isContract, markers }) => `${name} ${isContract} ${markers.count}`)).toEqual([
      'NSE:INDEX false 0',
      'INDEX 11 Jan 2024 900 PE true 2',
      'INDEX 11 Jan 2024 1,100 CE true 2',
      'INDEX 11 Jan 2024 950 PE true 2',
      'INDEX 11 Jan 2024 1,050 CE true 2',
    ]);
  });

  test('shows a structure on its underlying, and each leg on its own bars, with its strike', () => {
    const [row] = unpackTrades(data.trades);
    expect(row?.chart).toBe(0);
    expect(row?.legs.map(({ chart, strike }) => [chart, strike])).toEqual([
      [1, 900],
      [2, 1_100],
      [3, 950],
      [4, 1_050],
    ]);
  });

  test('shows no structure where the underlying has no bars in the page', () => {
    const [row] = unpackTrades(pageDataOf(condor.document, condor.result, contracts, []).trades);
    expect([row?.chart, row?.legs[0]?.chart]).toEqual([-1, 0]);
  });
});

test('the document keeps its shape through JSON', () => {
  expect(ReportDocument.parse(JSON.parse(JSON.stringify(condor.document)))).toEqual(condor.document);
});

test('contracts are read as people write them; what is no option keeps its id', () => {
  expect(contractWords('NFO:NIFTY-2026-01-27-025000.00-CE')).toBe('NIFTY 27 Jan 2026 25,000 CE');
  expect(contractWords('NFO:SBIN-2026-01-27-000812.50-PE')).toBe('SBIN 27 Jan 2026 812.50 PE');
  expect(contractWords('NSE:RELIANCE')).toBe('NSE:RELIANCE');
  const calendar = ['NFO:NIFTY-2026-01-27-025000.00-CE', 'NFO:NIFTY-2026-02-24-025000.00-CE'];
  expect(structureWords(calendar.map((instrument, at) => ({ instrument, quantity: at === 0 ? -75 : 75 })))).toBe(
    '−NIFTY 27 Jan 2026 25,000 CE, +NIFTY 24 Feb 2026 25,000 CE',
  );
});
