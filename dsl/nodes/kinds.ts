// Every node kind there is, category by category.
import { enter } from './action/enter';
import { exit } from './action/exit';
import { reEnter } from './action/re-enter';
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
import { previousLevel } from './data/previous-level';
import { priceField } from './data/price-field';
import { sessionLevel } from './data/session-level';
import { sessionVwap } from './data/session-vwap';
import type { NodeKind } from './define-kind';
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
import { leg } from './leg/leg';
import { structure } from './leg/structure';
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
import { notify } from './output/notify';
import { watch } from './output/watch';
import { cooldownAfterStop } from './risk/cooldown-after-stop';
import { dailyLoss } from './risk/daily-loss';
import { entriesPerDay } from './risk/entries-per-day';
import { entryWindow } from './risk/entry-window';
import { exitAfter } from './risk/exit-after';
import { exitAfterSessions } from './risk/exit-after-sessions';
import { exitAtTime } from './risk/exit-at-time';
import { exitBeforeClose } from './risk/exit-before-close';
import { exitOnStale } from './risk/exit-on-stale';
import { legStop } from './risk/leg-stop';
import { legTarget } from './risk/leg-target';
import { legTrail } from './risk/leg-trail';
import { merge } from './risk/merge';
import { mtmStop } from './risk/mtm-stop';
import { mtmTarget } from './risk/mtm-target';
import { capital } from './size/capital';
import { lots } from './size/lots';
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
  capital,
  lots,
  risk,
  enter,
  exit,
  reEnter,
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
  merge,
  orderPolicy,
  notify,
  watch,
]);
