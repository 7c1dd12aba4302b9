"""Reads the market once, then plays a round for each line of standard input and answers with one line of JSON."""
import json
import sys
import time

import numpy as np


def read_market():
    with open(sys.argv[1], "rb") as file:
        count = int(np.fromfile(file, np.int64, 1)[0])
        prices = {name: np.fromfile(file, np.int32, count).astype(np.float64) for name in ("minute", "open", "high", "low", "close")}
        return {**prices, "volume": np.fromfile(file, np.float64, count)}


def serve(play):
    """`play` answers (trades, profit in paise, sum of equity or None)."""
    for _ in sys.stdin:
        began = time.process_time_ns()
        outcome = play()
        ns = time.process_time_ns() - began
        trades, profit, equity = outcome() if callable(outcome) else outcome
        print(json.dumps({"ns": ns, "trades": int(trades), "pnlPaise": float(profit), "equitySum": None if equity is None else float(equity)}), flush=True)
