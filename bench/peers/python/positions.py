"""Positions and equity of the crossing of two averages as whole columns: no loop over bars."""
import numpy as np


def account(fast, slow, opens, closes):
    """Fills at the next open; NaN averages are unknown. Answers trades, position and equity at each bar."""
    count = len(closes)
    side = np.sign(fast - slow)
    before = np.empty(count)
    before[0] = np.nan
    before[1:] = side[:-1]
    crossed = np.where((side > 0) & (before <= 0), 1, np.where((side < 0) & (before >= 0), -1, 0))
    latest = np.maximum.accumulate(np.where(crossed != 0, np.arange(count), -1))
    wanted = np.where(latest >= 0, crossed[latest] == 1, False)
    held = np.zeros(count)
    held[1:] = wanted[:-1]
    change = np.diff(held, prepend=0.0)
    equity = held * closes - np.cumsum(change * opens)
    return int(np.count_nonzero(change < 0)), held, equity
