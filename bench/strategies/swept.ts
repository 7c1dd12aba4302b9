// The bench's strategies with settings to sweep, and ten thousand variants of each: what an evening of looking for the right numbers tries.
import type { Graph } from '../../dsl/graph/graph';
import type { SweepAxis } from '../../engine/sweep/sweep-axis';
import { steppedValues } from '../../engine/sweep/sweep-axis';
import { gridVariants, type Variant } from '../../engine/sweep/variants';
import { compiled } from '../contestants/compiled-strategy';
import { SMA_CROSS } from './sma-cross';
import { thirtyNodes } from './thirty-nodes';

interface SweptSetting {
  readonly node: string;
  readonly param: string;
  readonly values: readonly number[];
}

export interface SweptStrategy {
  readonly name: string;
  readonly graph: Graph;
  readonly variants: readonly Variant[];
}

export function sweptCross(): SweptStrategy {
  return swept('SMA cross', SMA_CROSS, [
    { node: 'fast', param: 'period', values: steppedValues(5, 104, 1) },
    { node: 'slow', param: 'period', values: steppedValues(110, 605, 5) },
  ]);
}

/** Two of the settings move series, two move levels alone: most of the thirty nodes are the same in all variants. */
export function sweptThirtyNodes(): SweptStrategy {
  return swept('Thirty nodes', thirtyNodes(), [
    { node: 'supertrend', param: 'multiplier', values: steppedValues(1.5, 6, 0.5) },
    { node: 'fast', param: 'period', values: steppedValues(5, 14, 1) },
    { node: 'notHot', param: 'value', values: steppedValues(60, 78, 2) },
    { node: 'strong', param: 'value', values: steppedValues(10, 28, 2) },
  ]);
}

function swept(name: string, drawn: Graph, settings: readonly SweptSetting[]): SweptStrategy {
  const exposed = settings.map(({ node, param }, index) => ({
    key: `setting${index}`,
    label: `${node} ${param}`,
    targets: [{ node, param }],
  }));
  const graph = { ...drawn, exposed };
  const { sourceMap } = compiled(graph);
  const axes = settings.map(({ values }, index): SweepAxis => {
    const param = sourceMap.params.findIndex(({ key }) => key === `setting${index}`);
    return { param, values };
  });
  return {
    name,
    graph,
    variants: gridVariants(
      sourceMap.params.map((param) => param.default),
      axes,
    ),
  };
}
