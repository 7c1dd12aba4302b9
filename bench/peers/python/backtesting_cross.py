"""The SMA cross with backtesting.py: market orders fill at the next open, one share, no commission."""
import warnings

import pandas as pd
from backtesting import Backtest, Strategy
from backtesting.lib import crossover

from rounds import read_market, serve

warnings.filterwarnings("ignore")
market = read_market()
index = pd.to_datetime(market["minute"] * 60, unit="s")
frame = pd.DataFrame({name.capitalize(): market[name] for name in ("open", "high", "low", "close", "volume")}, index=index)
CASH = 1_000_000_000


class SmaCross(Strategy):
    def init(self):
        close = pd.Series(self.data.Close)
        self.fast = self.I(lambda: close.rolling(20).mean(), plot=False)
        self.slow = self.I(lambda: close.rolling(50).mean(), plot=False)

    def next(self):
        if not self.position and crossover(self.fast, self.slow):
            self.buy(size=1)
        elif self.position and crossover(self.slow, self.fast):
            self.position.close()


def play():
    stats = Backtest(frame, SmaCross, cash=CASH, commission=0.0).run()
    return lambda: (len(stats["_trades"]), stats["Equity Final [$]"] - CASH, None)


serve(play)
