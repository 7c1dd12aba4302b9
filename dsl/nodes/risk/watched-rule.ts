// How truly a rule can be tested that we watch ourselves, price by price, rather than leave with the exchange.
import type { Capability } from '../define-kind';

export const WATCHED_RULE: Capability = Object.freeze({
  backtest: 'approximate',
  ticks: 'exact',
  paper: 'exact',
  live: 'exact',
  because: 'on candles it is watched at the open and close of each minute, not at every price between.',
});
