// What the rules share: the market as columns, outputs at each bar, what a round came to, and the account with stop, target and fees.
#ifndef PEER_H
#define PEER_H
#include <math.h>
#include <stdint.h>

typedef struct {
  int64_t count;
  const int32_t *minute, *open, *high, *low, *close;
  const double *volume;
} Market;

typedef struct {
  double *position, *equity;
} Marks;

typedef struct {
  int64_t trades;
  double pnl, extra;
} Outcome;

enum { NOTHING, ENTER, EXIT };

/** Minutes since midnight in India, of a Unix minute. */
static inline int32_t minute_of_day(int32_t minute) { return (minute + 330) % 1440; }

typedef struct {
  double cash, held, range, distance, stop, target, peak, drawdown;
  int64_t trades;
  int pending;
} Account;

static inline double fee_of(double price) { return 2000 + floor(price * (3.0 / 10000)); }

static inline void leave(Account *account, double price) {
  account->cash += price - fee_of(price);
  account->held = 0;
  account->trades += 1;
}

/** What is due at the open of a bar, then its stop, target, trail and square-off. */
static inline void begin_bar(Account *account, const Market *market, int64_t row, int is_trailed) {
  double open = market->open[row];
  if (account->pending == EXIT) leave(account, open);
  else if (account->pending == ENTER) {
    account->cash -= open + fee_of(open);
    account->held = 1;
    account->distance = is_trailed ? floor(2 * account->range) : floor(open * 0.005);
    account->stop = open - account->distance;
    account->target = open + 2 * account->distance;
  }
  account->pending = NOTHING;
  if (account->held == 0) return;
  double close = market->close[row];
  if (market->low[row] <= account->stop) leave(account, open < account->stop ? open : account->stop);
  else if (market->high[row] >= account->target) leave(account, open > account->target ? open : account->target);
  else if (is_trailed) {
    if (close - account->distance > account->stop) account->stop = close - account->distance;
    if (minute_of_day(market->minute[row]) >= 15 * 60 + 15) leave(account, close);
  }
}

static inline void end_bar(Account *account, const Market *market, Marks marks, int64_t row, int enter, int leave_now, double range) {
  if (account->held == 0 && enter) {
    account->pending = ENTER;
    account->range = range;
  } else if (account->held == 1 && leave_now) account->pending = EXIT;
  double worth = account->cash + account->held * market->close[row];
  marks.position[row] = account->held;
  marks.equity[row] = worth;
  if (worth > account->peak) account->peak = worth;
  else if (account->peak - worth > account->drawdown) account->drawdown = account->peak - worth;
}

Outcome sma_cross(const Market *market, Marks marks);
Outcome sma_cross_managed(const Market *market, Marks marks);
Outcome thirty_nodes(const Market *market, Marks marks);

#endif
