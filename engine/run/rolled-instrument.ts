// Makes an instrument by rule of the contracts that it is in turn. Its own candles are the bars of each contract in the sessions in which it is
// the instrument: prints are walked over them, and indicators are never computed from them.
import { canonicalJson } from '../../dsl/ir/canonical-json';
import { sha256 } from '../../dsl/ir/sha256';
import { invariant } from '../../dsl/types/invariant';
import type { BacktestInstrument } from './backtest-instrument';
import { type ListedContract, listContractEras, type RollRule } from './contract-eras';
import { joinContracts } from './join-contracts';
import { joinTapes } from './join-tapes';

/** `listed` as for the eras; of at least one contract the history is known, and its calendar reaches beyond the last expiry. */
export function rolledInstrument(listed: readonly ListedContract<BacktestInstrument>[], rule: RollRule): BacktestInstrument {
  const contracts = listed.flatMap(({ contract }) => contract ?? []);
  const [first] = contracts;
  invariant(first !== undefined, 'a rolled instrument has a contract with a history');
  const eras = listContractEras(listed, first.sessions, rule);
  const { tape: _ofFirst, ...shared } = first;
  const tape = joinTapes(eras);
  return {
    ...shared,
    ...(tape === null ? {} : { tape }),
    eras,
    candles: joinContracts(eras),
    hasVolume: contracts.every(({ hasVolume }) => hasVolume),
    dataHash: sha256(canonicalJson(eras.map(({ contract, toDay }) => [contract?.dataHash ?? '', Number.isFinite(toDay) ? toDay : 0]))),
  };
}
