import { expect, test } from 'vitest';
import { writeFileSync } from 'node:fs';
import { explainGraph } from '../dsl/explain/explain-graph';
import { randomGraph } from './random-graph';
test('x', () => { const t=explainGraph(randomGraph({seed:1001501,faults:0.03})).text; const i=t.search(/undefined|NaN|\[object/); writeFileSync('/tmp/x.txt', t.slice(Math.max(0,i-200),i+80)); expect(1).toBe(1); });
