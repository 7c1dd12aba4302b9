// The options of the demo market: made of the demo index and its volatility index when they are asked for, session by session; whoever asks may keep them.

import { sha256 } from '../../dsl/ir/sha256';
import { ModelledChainHistory } from '../chain-model/modelled-chain-history';
import type { Candles } from '../market/candles';
import type { ChainHistory } from '../market/chain-history';
import { listDemoExpiries } from './demo-expiries';
import { DEMO_OPTION_TICK, tradeDemoOption } from './demo-option-trading';

const STRIKE_STEP = 5_000;
const STRIKES_EACH_SIDE = 30;

/** `spot` and `volatilityIndex`: the demo market's own minutes, of the same sessions; `hashes` name them. Every row is modelled, and says so. */
export function demoChainHistory(spot: Candles, volatilityIndex: Candles, hashes: readonly string[], seed: number): ChainHistory {
  return new ModelledChainHistory(
    {
      market: 'DEMO',
      underlying: 'INDEX',
      spot,
      volatilityIndex,
      expiriesOn: listDemoExpiries,
      strikeStep: () => STRIKE_STEP,
      strikesEachSide: STRIKES_EACH_SIDE,
      tick: () => DEMO_OPTION_TICK,
      dataHash: sha256(`demo options, seed ${seed}: ${hashes.join(' ')}`),
    },
    (candles, terms) => tradeDemoOption(candles, terms, seed),
  );
}
