// The thirty-node strategy as one would write it by hand: every indicator's state in locals of one loop over the bars. Formulas and
// their order of operations are the engine's, so that signals are the same to the bit; a value that is not known yet is NaN.
#include "peer.h"

/** An average seeded by the mean of its first samples. */
typedef struct {
  double period, seen, value;
} Seeded;

static inline double ema(Seeded *state, double alpha, double x) {
  if (x != x) return NAN;
  if (state->seen < state->period) {
    state->seen += 1;
    state->value += x;
    if (state->seen < state->period) return NAN;
    return state->value /= state->period;
  }
  return state->value += alpha * (x - state->value);
}

static inline double wilder(Seeded *state, double x) {
  if (x != x) return NAN;
  if (state->seen < state->period) {
    state->seen += 1;
    state->value += x;
    if (state->seen < state->period) return NAN;
    return state->value /= state->period;
  }
  return state->value = (state->value * (state->period - 1) + x) / state->period;
}

static inline double larger(double a, double b) { return a > b ? a : b; }

static inline double range_of(double high, double low, double last) {
  return larger(larger(high - low, fabs(high - last)), fabs(low - last));
}

#define BAND 20
typedef struct {
  double sum[BAND], distance[BAND], square[BAND];
  double head, origin, head1, head2;
  int next, full;
} Bands;

/** Middle and deviation of the last 20 closes: head since the ring wrapped, and the tails laid at the wrap. */
static inline void bands_at(Bands *b, double x, double *middle, double *deviation) {
  b->sum[b->next] = x;
  b->distance[b->next] = x;
  b->head += x;
  b->next += 1;
  double sum, sum1 = 0, sum2 = 0;
  if (b->next < BAND) {
    double d = x - b->origin;
    b->head1 += d;
    b->head2 += d * d;
    sum = b->head + b->sum[b->next];
    sum1 = b->head1 + b->distance[b->next];
    sum2 = b->head2 + b->square[b->next];
  } else {
    sum = b->head;
    double tail = 0;
    for (int slot = BAND - 1; slot >= 0; slot--) {
      tail += b->sum[slot];
      b->sum[slot] = tail;
      double d = b->distance[slot] - x;
      sum1 += d;
      sum2 += d * d;
      b->distance[slot] = sum1;
      b->square[slot] = sum2;
    }
    b->origin = x;
    b->head = b->head1 = b->head2 = 0;
    b->next = 0;
    b->full = 1;
  }
  double spread = BAND * sum2 - sum1 * sum1;
  *middle = b->full ? sum / BAND : NAN;
  *deviation = b->full ? sqrt((spread < 0 ? 0 : spread) / (BAND * BAND)) : NAN;
}

typedef struct {
  double last, seen, gain, loss;
} Rsi;

static inline double rsi_at(Rsi *s, double x) {
  double change = x - s->last;
  s->last = x;
  if (change != change) return NAN;
  double up = larger(change, 0), down = larger(-change, 0);
  if (s->seen < 14) {
    s->seen += 1;
    s->gain += up;
    s->loss += down;
    if (s->seen < 14) return NAN;
    s->gain /= 14;
    s->loss /= 14;
  } else {
    s->gain = (s->gain * 13 + up) / 14;
    s->loss = (s->loss * 13 + down) / 14;
  }
  double total = s->gain + s->loss;
  return total == 0 ? 50 : 100 * s->gain / total;
}

typedef struct {
  double high, low, moves, range, plus, minus, indices, average;
} Adx;

static inline double adx_at(Adx *s, double high, double low, double last) {
  double up = high - s->high, down = s->low - low, stretch = range_of(high, low, last);
  s->high = high;
  s->low = low;
  if (last != last) return NAN;
  double kept = s->moves < 14 ? 1 : 13.0 / 14;
  s->range = s->range * kept + stretch;
  s->plus = s->plus * kept + (up > down ? larger(up, 0) : 0);
  s->minus = s->minus * kept + (down > up ? larger(down, 0) : 0);
  if (s->moves < 14) s->moves += 1;
  if (s->moves < 14) return NAN;
  double total = s->plus + s->minus;
  double index = total > 0 ? 100 * fabs(s->plus - s->minus) / total : 0;
  if (s->indices < 14) {
    s->indices += 1;
    s->average += index;
    if (s->indices == 14) s->average /= 14;
  } else s->average = (s->average * 13 + index) / 14;
  return s->indices == 14 ? s->average : NAN;
}

typedef struct {
  double ranges, average, upper, lower;
  int up;
} Supertrend;

static inline double supertrend_at(Supertrend *s, double high, double low, double close, double last) {
  if (last != last) return NAN;
  double range = range_of(high, low, last), middle = (high + low) / 2;
  if (s->ranges < 10) {
    s->ranges += 1;
    s->average += range;
    if (s->ranges < 10) return NAN;
    s->average /= 10;
    s->upper = middle + 3 * s->average;
    s->lower = middle - 3 * s->average;
    s->up = close > middle;
  } else {
    s->average = (s->average * 9 + range) / 10;
    double above = middle + 3 * s->average, below = middle - 3 * s->average;
    if (above < s->upper || last > s->upper) s->upper = above;
    if (below > s->lower || last < s->lower) s->lower = below;
    if (s->up ? close < s->lower : close > s->upper) s->up = !s->up;
  }
  return s->up ? s->lower : s->upper;
}

typedef struct {
  int32_t day;
  double first, volume, moment;
} Vwap;

static inline double vwap_at(Vwap *s, int32_t day, double price, double units) {
  if (day != s->day) *s = (Vwap){day, price, 0, 0};
  if (units > 0) {
    s->volume += units;
    s->moment += units * (price - s->first);
  }
  return s->volume > 0 ? s->first + s->moment / s->volume : NAN;
}

#define UNKNOWN 2
/** 1 and -1 where left crosses right, 0 elsewhere. */
static inline int cross_at(int *side, double left, double right) {
  int now = left > right ? 1 : left < right ? -1 : left == right ? 0 : UNKNOWN;
  if (now == UNKNOWN) return 0;
  int crossed = *side == UNKNOWN || now == 0 || now == *side ? 0 : now;
  *side = now;
  return crossed;
}

Outcome thirty_nodes(const Market *market, Marks marks) {
  Seeded fast = {.period = 9}, slow = {.period = 21}, trend = {.period = 50}, atr = {.period = 14};
  Seeded macd_fast = {.period = 12}, macd_slow = {.period = 26}, signal = {.period = 9};
  Bands bands = {0};
  Rsi rsi = {.last = NAN};
  Adx adx = {0};
  Supertrend supertrend = {0};
  Vwap vwap = {.day = -1};
  Account account = {0};
  int up_side = UNKNOWN, band_side = UNKNOWN, vwap_side = UNKNOWN;
  double last = NAN;
  for (int64_t row = 0; row < market->count; row++) {
    begin_bar(&account, market, row, 1);
    double high = market->high[row], low = market->low[row], close = market->close[row], middle, deviation;
    double e1 = ema(&fast, 2.0 / 10, close), e2 = ema(&slow, 2.0 / 22, close), e3 = ema(&trend, 2.0 / 51, close);
    double line = ema(&macd_fast, 2.0 / 13, close) - ema(&macd_slow, 2.0 / 27, close), smooth = ema(&signal, 2.0 / 10, line);
    bands_at(&bands, close, &middle, &deviation);
    double upper = middle + deviation * 2, strength = rsi_at(&rsi, close);
    double range = wilder(&atr, last == last ? range_of(high, low, last) : NAN);
    double direction = adx_at(&adx, high, low, last), trail = supertrend_at(&supertrend, high, low, close, last);
    double fair = vwap_at(&vwap, (market->minute[row] + 330) / 1440, (high + low + close) / 3, market->volume[row]);
    int32_t sealed = minute_of_day(market->minute[row] + 1);
    int either = e2 > e3 || line > smooth || direction > 20 || close > fair || close > trail;
    int all = either && strength < 70 && close < upper && !(strength < 30) && e1 > e2 && sealed >= 9 * 60 + 30 && sealed < 15 * 60;
    int up = cross_at(&up_side, e1, e2), band = cross_at(&band_side, close, upper), fair_cross = cross_at(&vwap_side, close, fair);
    end_bar(&account, market, marks, row, up == 1 && all, band == -1 || fair_cross == -1, range);
    last = close;
  }
  return (Outcome){account.trades, marks.equity[market->count - 1], account.drawdown};
}
