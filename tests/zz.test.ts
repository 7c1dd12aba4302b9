import { test, expect } from 'vitest';
import { resolve } from '../dsl/compile/1-resolve';
import { normalize } from '../dsl/compile/2-normalize';
import { check } from '../dsl/compile/3-check';
import { lower } from '../dsl/compile/4-lower';
import { emit } from '../dsl/compile/5-emit';
import { programHash } from '../dsl/ir/program-hash';
import { canonicalJson } from '../dsl/ir/canonical-json';
import { type DrawnNode, draw } from './draw';
function largestGraph() {
  const nodes: Record<string, DrawnNode> = { share: ['data.instrument', { symbol: 'NSE:RELIANCE' }], bars: ['data.candles'], any: ['logic.anyOf'], edge: ['logic.edge'], leg: ['leg.leg'], size: ['size.lots'], stop: ['risk.legStop'], time: ['risk.exitAtTime'], enter: ['action.enter'] };
  const wires = ['share.instrument > bars.instrument', 'share.instrument > leg.instrument', 'any.value > edge.condition', 'edge.event > enter.event'];
  wires.push('leg.leg > enter.structure', 'size.size > enter.size', 'stop.risk > enter.risk', 'time.risk > enter.risk');
  for (let group = 0; Object.keys(nodes).length + 17 <= 500; group++) {
    nodes[`all${group}`] = ['logic.allOf']; wires.push(`all${group}.value > any.conditions`);
    for (let at = 0; at < 8; at++) { const name = `${group}x${at}`; nodes[`average${name}`] = ['indicator.movingAverage', { period: 2 + 8 * group + at }]; nodes[`above${name}`] = ['logic.compare'];
      wires.push(`bars.candles > average${name}.source`, `average${name}.value > above${name}.left`, `above${name}.value > all${group}.conditions`);
      if (at > 0) wires.push(`average${group}x${at - 1}.value > above${name}.right`); } }
  return draw({ nodes, wires });
}
test('prof', () => {
  const g = largestGraph(); const acc: Record<string, number> = {};
  for (let i = 0; i < 30; i++) {
    const t: number[] = [performance.now()];
    const r = resolve(g); t.push(performance.now()); const n = normalize(r.graph); t.push(performance.now()); const c = check(n, { isProbe: false }); t.push(performance.now()); const l = lower(c.graph); t.push(performance.now()); const e = emit(c.graph, l); t.push(performance.now());
    canonicalJson(e.program); t.push(performance.now()); programHash(e.program); t.push(performance.now());
    if (i > 9) ['resolve', 'normalize', 'check', 'lower', 'emit', 'canon', 'hash'].forEach((k, j) => { acc[k] = (acc[k] ?? 0) + ((t[j + 1] ?? 0) - (t[j] ?? 0)) / 20; });
  }
  console.log(acc); expect(1).toBe(1);
});
