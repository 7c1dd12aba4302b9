"""The SMA cross with backtrader in its fast mode (runonce): market orders fill at the next open, one share, no commission."""
import backtrader as bt
import pandas as pd

from rounds import read_market, serve

market = read_market()
frame = pd.DataFrame(
    {name: market[name] for name in ("open", "high", "low", "close", "volume")},
    index=pd.to_datetime(market["minute"] * 60, unit="s"),
)
CASH = 1_000_000_000


class SmaCross(bt.Strategy):
    def __init__(self):
        self.cross = bt.ind.CrossOver(bt.ind.SMA(period=20), bt.ind.SMA(period=50))
        self.closed = 0

    def next(self):
        if not self.position and self.cross[0] > 0:
            self.buy(size=1)
        elif self.position and self.cross[0] < 0:
            self.close()

    def notify_trade(self, trade):
        self.closed += int(trade.isclosed)


def play():
    cerebro = bt.Cerebro(runonce=True, stdstats=False)
    cerebro.adddata(bt.feeds.PandasData(dataname=frame))
    cerebro.addstrategy(SmaCross)
    cerebro.broker.setcash(CASH)
    (strategy,) = cerebro.run()
    return lambda: (strategy.closed, cerebro.broker.getvalue() - CASH, None)


serve(play)
