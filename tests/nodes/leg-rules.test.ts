// Every kind of rule at the Risk input of a leg: it comes to a rule of that leg, or it is refused there by name. No third thing.
import { describe, expect, test } from 'vitest';
import { compile } from '../../dsl/compile/compile';
import { isLegRule } from '../../dsl/ir/program';
import { kindKey } from '../../dsl/nodes/define-kind';
import { listKinds } from '../../dsl/nodes/registry';
import { draw } from '../draw';

const RULES = listKinds().filter(({ inputs, outputs }) => outputs['risk']?.type === 'risk' && !('rules' in inputs));

function withRuleOfLeg(kind: string): ReturnType<typeof compile> {
  return compile(
    draw({
      nodes: {
        index: ['data.instrument', { symbol: 'NSE:NIFTY 50' }],
        bars: ['data.candles'],
        expiry: ['leg.expiry'],
        chain: ['option.chain'],
        at: ['trigger.atTime'],
        leg: ['leg.option', { side: 'sell' }],
        stop: ['risk.legStop'],
        rule: [kind],
        size: ['size.lots'],
        whole: ['risk.mtmStop'],
        enter: ['action.enter'],
      },
      wires: [
        'index.instrument > bars.instrument',
        'index.instrument > at.instrument',
        'bars.candles > chain.candles',
        'expiry.expiry > chain.expiry',
        'chain.chain > leg.chain',
        'stop.risk > leg.risk',
        'rule.risk > leg.risk',
        'leg.leg > enter.structure',
        'size.size > enter.size',
        'whole.risk > enter.risk',
        'at.event > enter.event',
      ],
    }),
  );
}

describe('at a leg', () => {
  test.each(RULES.map(kindKey))('%s is a rule of that leg, or is refused there', (kind) => {
    const { compiled, diagnostics } = withRuleOfLeg(kind);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    if (compiled === null) {
      expect(errors.map(({ code, node, port }) => [code, node, port])).toEqual([['rule-not-of-leg', 'leg', 'risk']]);
      return;
    }
    const [enter] = compiled.program.actions;
    const own = enter?.kind === 'enter' ? enter.risk.flatMap((rule) => (rule.kind === 'ofLeg' ? [rule] : [])) : [];
    expect([...new Set(own.map(({ leg }) => leg))]).toEqual([0]);
    expect(own.every(({ rule }) => isLegRule(rule))).toBe(true);
  });

  test('both sorts are there', () => {
    const taken = RULES.filter((kind) => withRuleOfLeg(kindKey(kind)).compiled !== null);
    expect([taken.length > 3, taken.length < RULES.length]).toEqual([true, true]);
  });
});
