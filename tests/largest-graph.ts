// The largest graph there may be, of nodes that all reach the entry: what compiling costs at most.
import type { Graph } from '../dsl/graph/graph';
import { LIMITS } from '../dsl/limits';
import { type DrawnNode, draw } from './draw';

/** Bars, then questions about averages of averages in groups, up to the most nodes that a graph may have. */
export function largestGraph(): Graph {
  const nodes: Record<string, DrawnNode> = {
    share: ['data.instrument', { symbol: 'NSE:RELIANCE' }],
    bars: ['data.candles'],
    any: ['logic.anyOf'],
    edge: ['logic.edge'],
    leg: ['leg.leg'],
    size: ['size.lots'],
    stop: ['risk.legStop'],
    time: ['risk.exitAtTime'],
    enter: ['action.enter'],
  };
  const wires = [
    'share.instrument > bars.instrument',
    'share.instrument > leg.instrument',
    'any.value > edge.condition',
    'edge.event > enter.event',
  ];
  wires.push('leg.leg > enter.structure', 'size.size > enter.size', 'stop.risk > enter.risk', 'time.risk > enter.risk');
  for (let group = 0; Object.keys(nodes).length < LIMITS.graphNodesMax; group++) {
    const pairs = Math.min(8, Math.floor((LIMITS.graphNodesMax - Object.keys(nodes).length - 1) / 2));
    nodes[`all${group}`] = ['logic.allOf'];
    wires.push(`all${group}.value > any.conditions`);
    for (let at = 0; at < pairs; at++) {
      const name = `${group}x${at}`;
      nodes[`average${name}`] = ['indicator.movingAverage', { period: 2 + 8 * group + at }];
      nodes[`above${name}`] = ['logic.compare'];
      wires.push(
        `bars.candles > average${name}.source`,
        `average${name}.value > above${name}.left`,
        `above${name}.value > all${group}.conditions`,
      );
      if (at > 0) wires.push(`average${group}x${at - 1}.value > above${name}.right`);
    }
  }
  return draw({ nodes, wires });
}
