import { test } from 'vitest';
import { StructureRun } from './rig/structure-run';

test('dbg', () => {
  const c = JSON.parse(process.env.C ?? '[]') as number[];
  const run = new StructureRun();
  let seen = 0;
  try {
    c.forEach((x) => {
      run.step(x);
      for (; seen < run.decisions.length; seen++)
        console.log(new Date((run as any).now / 1000).toISOString().slice(11, 19), JSON.stringify(run.decisions[seen]).slice(0, 260));
    });
  } catch (e) {
    for (; seen < run.decisions.length; seen++)
      console.log(new Date((run as any).now / 1000).toISOString().slice(11, 19), JSON.stringify(run.decisions[seen]).slice(0, 260));
    console.log(String(e), (run as any).now, JSON.stringify([...(run as any).bareSince]));
  }
});
