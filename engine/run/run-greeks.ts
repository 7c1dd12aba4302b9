// Says how the contracts of a run move: it solves each in the chain of its own expiry as of the last bars sealed, by Black-76 on the chain's
// synthetic forward. A solution stands for its instant and its contract, whichever greek is asked for.
import { findStrike } from '../chain/find-strike';
import type { Instrument, Option } from '../market/instrument';
import { strikePrice } from '../market/instrument';
import type { Greeks } from '../options/greeks';
import { type GreekName, tradedGreek } from '../options/traded-greek';
import type { GreekDesk } from '../trade/greek-desk';
import type { PlanChains } from './plan-chains';

interface Solved {
  contract: Option;
  timeUs: number;
  greeks: Greeks | null;
}

export class RunGreeks implements GreekDesk {
  private readonly chains: PlanChains;
  private readonly contractOf: (instrument: number) => Instrument | null;
  private readonly releaseUs: number;
  private readonly solved = new Map<number, Solved>();

  /** `contractOf`: what an instrument of the run is now; `releaseUs`: how late bars are released, and so known. */
  constructor(chains: PlanChains, contractOf: (instrument: number) => Instrument | null, releaseUs: number) {
    this.chains = chains;
    this.contractOf = contractOf;
    this.releaseUs = releaseUs;
  }

  /** What is no option goes with its underlying, and has no other slope. */
  greek(instrument: number, name: GreekName, timeUs: number): number {
    const contract = this.contractOf(instrument);
    if (contract === null) return Number.NaN;
    if (contract.kind !== 'option') return name === 'delta' ? 1 : 0;
    const greeks = this.solvedAt(instrument, contract, timeUs - this.releaseUs);
    return greeks === null ? Number.NaN : tradedGreek(greeks, name);
  }

  private solvedAt(instrument: number, contract: Option, timeUs: number): Greeks | null {
    const known = this.solved.get(instrument);
    if (known?.timeUs === timeUs && known.contract === contract) return known.greeks;
    const greeks = this.solve(contract, timeUs);
    if (known === undefined) this.solved.set(instrument, { contract, timeUs, greeks });
    else {
      known.contract = contract;
      known.timeUs = timeUs;
      known.greeks = greeks;
    }
    return greeks;
  }

  private solve(contract: Option, timeUs: number): Greeks | null {
    const reader = this.chains.readerOn(contract);
    const view = reader?.viewAt(timeUs) ?? null;
    const open = reader?.openAt(timeUs) ?? null;
    const listed = open === null ? null : findStrike(open.cursor.chain, strikePrice(contract));
    return view === null || listed === null ? null : (view.solve(listed, contract.right)?.greeks ?? null);
  }
}
