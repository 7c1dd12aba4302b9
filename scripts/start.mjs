// `npm start`: installs and builds what is missing, then shows the product at work on the demo market that comes with it.
import { hasCli } from './cli-bundle.mjs';
import { ensureInstalled } from './install.mjs';
import { runAttached } from './spawn.mjs';

if (!hasCli()) {
  process.stderr.write('This checkout has no cli/main.ts, so there is nothing to start yet. `npm test` runs what there is.\n');
  process.exit(1);
}
await ensureInstalled();
process.exitCode = await runAttached('cli/yantra.mjs', ['demo', '--whole-market', ...process.argv.slice(2)]);
