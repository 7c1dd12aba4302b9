// Several rules as one bundle.
import { defineKind } from '../define-kind';
import { inlet, outlet } from '../ports';

export const merge = defineKind({
  kind: 'risk.merge',
  version: 1,
  title: 'Merge risk',
  summary: 'Joins stops, targets, exits and guards into one bundle.',
  keywords: ['combine', 'bundle', 'all rules', 'priority'],
  docs: 'All rules are in force at once. Where several fire at the same price, the reason given is the first of: time exits, MTM stop, combined premium stop, leg stop, underlying stop, MTM target, combined premium target, locks, leg target, underlying target, greek limit; only then exits drawn in the graph, and last a reversal. Two rules of one kind: the tighter counts. A rule that arrives twice is one rule.',
  inputs: { rules: inlet.of('risk', 'Rules', { many: true }) },
  outputs: { risk: outlet.of('risk', 'Risk') },
  lower: (node) => ({ risk: { kind: 'risk', rules: [...new Set(node.wires('rules', 'risk').flatMap((wire) => wire.rules))] } }),
  explain: (words) => words.inputs('rules').join('; '),
  examples: [
    {
      name: 'one stop, arriving twice',
      inputs: { rules: [], 'rules.2': [] },
      expect: {},
      facts: { risk: { type: 'risk', traits: ['stop', 'legStop'] } },
    },
  ],
});
