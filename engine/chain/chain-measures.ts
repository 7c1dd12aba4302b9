// All that is read off one chain, put together. What needs a price, a time or a volatility that is not there is null.
import { atmStrike } from './atm-strike';
import { atmVolatility } from './atm-volatility';
import { chainVolatilities, type StrikeVolatility } from './chain-volatilities';
import { deviationMove, straddleMove } from './expected-move';
import { maxPain } from './max-pain';
import { type OpenInterestWalls, openInterestWalls } from './open-interest-walls';
import type { OptionChain } from './option-chain';
import { putCallRatio } from './put-call-ratio';
import type { PriceBasis } from './quote-price';
import { findReferencePrice, type Reference } from './reference-price';
import { straddlePremium } from './straddle-premium';
import { atmSlope, skew25 } from './volatility-skew';
import { volatilitySmile } from './volatility-smile';

export interface ChainRequest {
  readonly chain: OptionChain;
  readonly reference: Reference;
  readonly basis: PriceBasis;
  /** Continuously compounded, per year. */
  readonly rate: number;
  /** Time to expiry; null where it is not known, and then nothing is implied. */
  readonly years: number | null;
  readonly spot: number | null;
  readonly future: number | null;
}

export interface ChainMeasures {
  readonly years: number | null;
  readonly forward: number | null;
  readonly atmStrike: number | null;
  readonly putCallRatioOpenInterest: number | null;
  readonly putCallRatioVolume: number | null;
  readonly maxPain: number | null;
  readonly walls: OpenInterestWalls;
  readonly straddlePremium: number | null;
  readonly straddleMove: number | null;
  /** Volatilities per year: 0.2 is 20 %. */
  readonly atmVolatility: number | null;
  readonly deviationMove: number | null;
  readonly skew25: number | null;
  readonly atmSlope: number | null;
  /** Empty where nothing is implied. */
  readonly strikes: readonly StrikeVolatility[];
}

/** Beyond the third, walls are bricks. */
const WALLS = 3;

export function measureChain(request: ChainRequest): ChainMeasures {
  const { chain, reference, basis, years } = request;
  const found = findReferencePrice(reference, { ...request, years: years ?? 0 });
  const atm = found === null ? null : atmStrike(chain, found.price);
  const premium = atm === null ? null : straddlePremium(atm, basis);
  return {
    years,
    forward: found?.forward ?? null,
    atmStrike: atm?.strike ?? null,
    putCallRatioOpenInterest: putCallRatio(chain, 'openInterest'),
    putCallRatioVolume: putCallRatio(chain, 'volume'),
    maxPain: maxPain(chain, found?.price ?? 0),
    walls: openInterestWalls(chain, WALLS),
    straddlePremium: premium,
    straddleMove: premium === null ? null : straddleMove(premium),
    ...measureVolatility(request, found?.forward ?? null),
  };
}

type VolatilityMeasures = Pick<ChainMeasures, 'atmVolatility' | 'deviationMove' | 'skew25' | 'atmSlope' | 'strikes'>;

const NONE: VolatilityMeasures = { atmVolatility: null, deviationMove: null, skew25: null, atmSlope: null, strikes: [] };

function measureVolatility({ chain, rate, years, basis }: ChainRequest, forward: number | null): VolatilityMeasures {
  if (forward === null || years === null || !(years > 0)) return NONE;
  const strikes = chainVolatilities(chain, { forward, years, rate, basis });
  const smile = volatilitySmile(strikes, forward);
  const volatility = atmVolatility(strikes, forward);
  return {
    atmVolatility: volatility,
    deviationMove: volatility === null ? null : deviationMove(forward, volatility, years),
    skew25: skew25(smile),
    atmSlope: volatility === null ? null : atmSlope(smile, forward, volatility * Math.sqrt(years)),
    strikes,
  };
}
