// The law of static cost can fail: a program that says less than it uses is found, of the templates and of itself.
import { expect, test } from 'vitest';
import { compiledTemplate, TEMPLATES } from '../golden/template';
import { brokenCost } from './cost-laws';

test.each(TEMPLATES)('$name stays inside the cost that it says, and is found when it says less', (template) => {
  const { program } = compiledTemplate(template);
  const { perRow, memoryBytes } = program.cost;
  expect(brokenCost(program)).toEqual([]);
  expect(brokenCost({ ...program, cost: { perRow: 1, memoryBytes } })).toHaveLength(1);
  expect(brokenCost({ ...program, cost: { perRow, memoryBytes: 8 } })).toHaveLength(1);
});
