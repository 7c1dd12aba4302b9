"""The SMA cross with pandas: rolling means of a column."""
import pandas as pd

from positions import account
from rounds import read_market, serve

frame = pd.DataFrame(read_market())


def play():
    closes = frame["close"]
    fast = closes.rolling(20).mean().to_numpy()
    slow = closes.rolling(50).mean().to_numpy()
    trades, _, equity = account(fast, slow, frame["open"].to_numpy(), closes.to_numpy())
    return lambda: (trades, equity[-1], equity.sum())


serve(play)
