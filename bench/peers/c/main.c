// Reads the market once, then runs a rule for each line of standard input and answers with nanoseconds of processor time and what the round came to.
#include "peer.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void *column(FILE *file, int64_t count, size_t size) {
  void *values = malloc(count * size);
  if (values == NULL || fread(values, size, count, file) != (size_t)count) exit(2);
  return values;
}

static Market read_market(const char *path) {
  FILE *file = fopen(path, "rb");
  Market market;
  if (file == NULL || fread(&market.count, sizeof market.count, 1, file) != 1) exit(2);
  market.minute = column(file, market.count, 4);
  market.open = column(file, market.count, 4);
  market.high = column(file, market.count, 4);
  market.low = column(file, market.count, 4);
  market.close = column(file, market.count, 4);
  market.volume = column(file, market.count, 8);
  fclose(file);
  return market;
}

static double now_ns(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1e9 + time.tv_nsec;
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  Market market = read_market(arguments[1]);
  const char *rule = arguments[2];
  Outcome (*play)(const Market *, Marks) = strcmp(rule, "thirty-nodes") == 0 ? thirty_nodes : strcmp(rule, "sma-cross") == 0 ? sma_cross : sma_cross_managed;
  Marks marks = {malloc(market.count * 8), malloc(market.count * 8)};
  for (int key = getchar(); key != EOF; key = getchar()) {
    if (key != '\n') continue;
    double began = now_ns();
    Outcome outcome = play(&market, marks);
    double ns = now_ns() - began, sum = 0;
    for (int64_t row = 0; row < market.count; row++) sum += marks.equity[row];
    printf("{\"ns\":%.0f,\"trades\":%ld,\"pnlPaise\":%.0f,\"equitySum\":%.17g}\n", ns, (long)outcome.trades, outcome.pnl, sum + outcome.extra);
    fflush(stdout);
  }
  return 0;
}
