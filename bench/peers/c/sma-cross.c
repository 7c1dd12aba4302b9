// The cross of two moving averages as one would write it by hand: running sums over the price column, one pass, nothing allocated.
#include "peer.h"

typedef struct {
  double fast, slow;
  int side;
} Cross;

#define FAST 20
#define SLOW 50
#define UNKNOWN 2

/** 1 where the fast average crosses above the slow one at this bar, -1 where it crosses below. Sums of whole paise are exact. */
static inline int cross_at(Cross *cross, const int32_t *close, int64_t row) {
  cross->fast += close[row];
  cross->slow += close[row];
  if (row >= FAST) cross->fast -= close[row - FAST];
  if (row >= SLOW) cross->slow -= close[row - SLOW];
  if (row < SLOW - 1) return 0;
  double fast = cross->fast / FAST, slow = cross->slow / SLOW;
  int side = fast > slow ? 1 : fast < slow ? -1 : 0;
  int crossed = cross->side == UNKNOWN || side == 0 || side == cross->side ? 0 : side;
  cross->side = side;
  return crossed;
}

Outcome sma_cross(const Market *market, Marks marks) {
  Cross cross = {0, 0, UNKNOWN};
  double cash = 0, held = 0;
  int pending = NOTHING;
  int64_t trades = 0;
  for (int64_t row = 0; row < market->count; row++) {
    if (pending == ENTER) {
      cash -= market->open[row];
      held = 1;
    } else if (pending == EXIT) {
      cash += market->open[row];
      held = 0;
      trades++;
    }
    int crossed = cross_at(&cross, market->close, row);
    pending = held == 0 ? (crossed == 1 ? ENTER : NOTHING) : (crossed == -1 ? EXIT : NOTHING);
    marks.position[row] = held;
    marks.equity[row] = cash + held * market->close[row];
  }
  return (Outcome){trades, marks.equity[market->count - 1], 0};
}

Outcome sma_cross_managed(const Market *market, Marks marks) {
  Cross cross = {0, 0, UNKNOWN};
  Account account = {0};
  for (int64_t row = 0; row < market->count; row++) {
    begin_bar(&account, market, row, 0);
    int crossed = cross_at(&cross, market->close, row);
    end_bar(&account, market, marks, row, crossed == 1, crossed == -1, 0);
  }
  return (Outcome){account.trades, marks.equity[market->count - 1], account.drawdown};
}
