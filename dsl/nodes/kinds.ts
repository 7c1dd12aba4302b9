// Every node kind there is, category by category.

import { addLegs } from './action/add-legs';
import { adjust } from './action/adjust';
import { enter } from './action/enter';
import { exit } from './action/exit';
import { exitLegs } from './action/exit-legs';
import { reEnter } from './action/re-enter';
import { scale } from './action/scale';
import { dayFilter } from './calendar/day-filter';
import { eventBlackout } from './calendar/event-blackout';
import { sessionWindow } from './calendar/session-window';
import { timeWindow } from './calendar/time-window';
import { candles } from './data/candles';
import { future } from './data/future';
import { indexLevel } from './data/index-level';
import { instrument } from './data/instrument';
import { openInterest } from './data/open-interest';
import { openingRange } from './data/opening-range';
import { option } from './data/option';
import { previousLevel } from './data/previous-level';
import { priceField } from './data/price-field';
import { sessionLevel } from './data/session-level';
import { sessionVwap } from './data/session-vwap';
import type { NodeKind } from './define-kind';
import { legPolicy } from './execution/leg-policy';
import { orderPolicy } from './execution/order-policy';
import { adx } from './indicator/adx';
import { aroon } from './indicator/aroon';
import { atr } from './indicator/atr';
import { bollinger } from './indicator/bollinger';
import { candlePattern } from './indicator/candle-pattern';
import { chaikinMoneyFlow } from './indicator/chaikin-money-flow';
import { chandelier } from './indicator/chandelier';
import { commodityChannel } from './indicator/commodity-channel';
import { donchian } from './indicator/donchian';
import { historicalVolatility } from './indicator/historical-volatility';
import { ichimoku } from './indicator/ichimoku';
import { keltner } from './indicator/keltner';
import { macd } from './indicator/macd';
import { moneyFlow } from './indicator/money-flow';
import { movingAverage } from './indicator/moving-average';
import { onBalanceVolume } from './indicator/on-balance-volume';
import { parabolicSar } from './indicator/parabolic-sar';
import { pivots } from './indicator/pivots';
import { rateOfChange } from './indicator/rate-of-change';
import { rsi } from './indicator/rsi';
import { slope } from './indicator/slope';
import { stochastic } from './indicator/stochastic';
import { stochasticRsi } from './indicator/stochastic-rsi';
import { supertrend } from './indicator/supertrend';
import { swing } from './indicator/swing';
import { williamsR } from './indicator/williams-r';
import { zScore } from './indicator/z-score';
import { butterfly } from './leg/butterfly';
import { calendar } from './leg/calendar';
import { expiry } from './leg/expiry';
import { expiryByDays } from './leg/expiry-by-days';
import { ironCondor } from './leg/iron-condor';
import { ironFly } from './leg/iron-fly';
import { leg } from './leg/leg';
import { optionLegKind } from './leg/option';
import { preview } from './leg/preview';
import { ratioSpread } from './leg/ratio-spread';
import { straddle } from './leg/straddle';
import { strangle } from './leg/strangle';
import { strikeBeside } from './leg/strike-beside';
import { strikeByDelta } from './leg/strike-by-delta';
import { strikeByMove } from './leg/strike-by-move';
import { strikeByPercent } from './leg/strike-by-percent';
import { strikeByPremium } from './leg/strike-by-premium';
import { strikeBySteps } from './leg/strike-by-steps';
import { strikeByStraddle } from './leg/strike-by-straddle';
import { strikeByStraddleShare } from './leg/strike-by-straddle-share';
import { strikeExact } from './leg/strike-exact';
import { strikeInPremiumRange } from './leg/strike-in-premium-range';
import { structure } from './leg/structure';
import { vertical } from './leg/vertical';
import { wings } from './leg/wings';
import { allOf } from './logic/all-of';
import { anyOf } from './logic/any-of';
import { choose } from './logic/choose';
import { chooseCondition } from './logic/choose-condition';
import { compare } from './logic/compare';
import { crosses } from './logic/crosses';
import { edge } from './logic/edge';
import { gate } from './logic/gate';
import { heldFor } from './logic/held-for';
import { inBand } from './logic/in-band';
import { isMissing } from './logic/is-missing';
import { isUnknown } from './logic/is-unknown';
import { nOfM } from './logic/n-of-m';
import { not } from './logic/not';
import { orElse } from './logic/or-else';
import { orElseCondition } from './logic/or-else-condition';
import { rising } from './logic/rising';
import { arithmetic } from './math/arithmetic';
import { change } from './math/change';
import { clamp } from './math/clamp';
import { convert } from './math/convert';
import { lag } from './math/lag';
import { number } from './math/number';
import { previous } from './math/previous';
import { resample } from './math/resample';
import { resampleCondition } from './math/resample-condition';
import { rolling } from './math/rolling';
import { round } from './math/round';
import { atmStrike } from './option/atm-strike';
import { atmVolatility } from './option/atm-volatility';
import { chain } from './option/chain';
import { daysToExpiry } from './option/days-to-expiry';
import { expectedMove } from './option/expected-move';
import { forward } from './option/forward';
import { greeks } from './option/greeks';
import { openInterestLevels } from './option/open-interest-levels';
import { putCallRatio } from './option/put-call-ratio';
import { skew } from './option/skew';
import { straddlePremium } from './option/straddle-premium';
import { termRatio } from './option/term-ratio';
import { volatilityRank } from './option/volatility-rank';
import { notify } from './output/notify';
import { watch } from './output/watch';
import { regimeGate } from './regime/gate';
import { regime } from './regime/regime';
import { combinedStop } from './risk/combined-stop';
import { combinedTarget } from './risk/combined-target';
import { cooldownAfterStop } from './risk/cooldown-after-stop';
import { dailyLoss } from './risk/daily-loss';
import { entriesPerDay } from './risk/entries-per-day';
import { entryWindow } from './risk/entry-window';
import { exitAfter } from './risk/exit-after';
import { exitAfterSessions } from './risk/exit-after-sessions';
import { exitAtTime } from './risk/exit-at-time';
import { exitBeforeClose } from './risk/exit-before-close';
import { exitBeforeExpiry } from './risk/exit-before-expiry';
import { exitOnStale } from './risk/exit-on-stale';
import { greekLimit } from './risk/greek-limit';
import { legReEntry } from './risk/leg-re-entry';
import { legStop } from './risk/leg-stop';
import { legTarget } from './risk/leg-target';
import { legTrail } from './risk/leg-trail';
import { lock } from './risk/lock';
import { lockAndTrail } from './risk/lock-and-trail';
import { maxPriceAge } from './risk/max-price-age';
import { maxSpread } from './risk/max-spread';
import { merge } from './risk/merge';
import { minFreeMargin } from './risk/min-free-margin';
import { mtmStop } from './risk/mtm-stop';
import { mtmTarget } from './risk/mtm-target';
import { stopToCost } from './risk/stop-to-cost';
import { underlyingStop } from './risk/underlying-stop';
import { underlyingTarget } from './risk/underlying-target';
import { capital } from './size/capital';
import { lots } from './size/lots';
import { margin } from './size/margin';
import { maxLoss } from './size/max-loss';
import { risk } from './size/risk';
import { barsSince } from './state/bars-since';
import { cooldown } from './state/cooldown';
import { counter } from './state/counter';
import { latch } from './state/latch';
import { oncePer } from './state/once-per';
import { position } from './state/position';
import { sequence } from './state/sequence';
import { stored } from './state/stored';
import { atTime } from './trigger/at-time';
import { barClose } from './trigger/bar-close';
import { every } from './trigger/every';
import { hold } from './trigger/hold';
import { orderEvent } from './trigger/order-event';
import { positionEvent } from './trigger/position-event';
import { tick } from './trigger/tick';

export const KINDS: readonly NodeKind[] = Object.freeze([
  atTime,
  barClose,
  every,
  hold,
  orderEvent,
  positionEvent,
  tick,
  candles,
  future,
  indexLevel,
  instrument,
  openInterest,
  option,
  openingRange,
  previousLevel,
  priceField,
  sessionLevel,
  sessionVwap,
  adx,
  aroon,
  atr,
  bollinger,
  candlePattern,
  chaikinMoneyFlow,
  chandelier,
  commodityChannel,
  donchian,
  historicalVolatility,
  ichimoku,
  keltner,
  macd,
  moneyFlow,
  movingAverage,
  onBalanceVolume,
  parabolicSar,
  pivots,
  rateOfChange,
  rsi,
  slope,
  stochasticRsi,
  stochastic,
  supertrend,
  swing,
  williamsR,
  zScore,
  chain,
  atmStrike,
  straddlePremium,
  atmVolatility,
  volatilityRank,
  putCallRatio,
  openInterestLevels,
  greeks,
  skew,
  expectedMove,
  termRatio,
  daysToExpiry,
  forward,
  regime,
  regimeGate,
  arithmetic,
  change,
  clamp,
  convert,
  lag,
  number,
  previous,
  resampleCondition,
  resample,
  rolling,
  round,
  dayFilter,
  eventBlackout,
  sessionWindow,
  timeWindow,
  allOf,
  anyOf,
  choose,
  chooseCondition,
  compare,
  edge,
  gate,
  heldFor,
  inBand,
  isMissing,
  isUnknown,
  nOfM,
  not,
  orElse,
  orElseCondition,
  rising,
  crosses,
  barsSince,
  cooldown,
  counter,
  latch,
  oncePer,
  position,
  sequence,
  stored,
  leg,
  structure,
  expiry,
  expiryByDays,
  strikeBySteps,
  strikeByPercent,
  strikeByPremium,
  strikeInPremiumRange,
  strikeByDelta,
  strikeByStraddle,
  strikeByStraddleShare,
  strikeByMove,
  strikeExact,
  strikeBeside,
  optionLegKind,
  straddle,
  strangle,
  ironCondor,
  ironFly,
  vertical,
  butterfly,
  ratioSpread,
  calendar,
  wings,
  preview,
  capital,
  lots,
  risk,
  margin,
  maxLoss,
  enter,
  exit,
  exitLegs,
  reEnter,
  adjust,
  scale,
  addLegs,
  legStop,
  legTrail,
  legTarget,
  mtmStop,
  mtmTarget,
  exitAtTime,
  exitBeforeClose,
  exitOnStale,
  exitAfter,
  exitAfterSessions,
  entriesPerDay,
  dailyLoss,
  cooldownAfterStop,
  entryWindow,
  underlyingStop,
  underlyingTarget,
  combinedStop,
  combinedTarget,
  lock,
  lockAndTrail,
  stopToCost,
  legReEntry,
  exitBeforeExpiry,
  greekLimit,
  maxSpread,
  maxPriceAge,
  minFreeMargin,
  merge,
  orderPolicy,
  legPolicy,
  notify,
  watch,
]);
