// The settings of a strategy in the order in which its author put them. A program numbers them by what they set, so that the order says
// nothing there; to a reader it does.
import type { Compiled } from '../../dsl/compile/compile';
import type { Graph } from '../../dsl/graph/graph';
import type { ProgramParam } from '../../dsl/ir/program';
import type { ParamSource } from '../../dsl/ir/source-map';

export interface SettingInOrder {
  /** Number of the program's parameter. */
  readonly index: number;
  readonly source: ParamSource;
  readonly param: ProgramParam;
}

export function settingsInOrder(graph: Graph, { program, sourceMap }: Compiled): readonly SettingInOrder[] {
  const placeOf = new Map(graph.exposed.map(({ key }, place) => [key, place]));
  const settings = sourceMap.params.flatMap((source, index): readonly SettingInOrder[] => {
    const param = program.params[index];
    return param === undefined ? [] : [{ index, source, param }];
  });
  return settings.sort((left, right) => (placeOf.get(left.source.key) ?? 0) - (placeOf.get(right.source.key) ?? 0));
}
