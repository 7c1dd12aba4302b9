#!/usr/bin/env node
// The `yantra` command as the checkout offers it: installs and bundles when something changed, then hands over to cli/main.ts.
// Imports nothing but `node:` and scripts that do the same, so that it runs before anything is installed. Knows no command.

import { pathToFileURL } from 'node:url';
import { bundleCli, hasCli } from '../scripts/cli-bundle.mjs';
import { ensureInstalled, ROOT } from '../scripts/install.mjs';

if (!hasCli()) {
  process.stderr.write('This checkout has no cli/main.ts, so there is no command to run.\n');
  process.exit(1);
}
await ensureInstalled();
// The bundle lies in .cache: what it wants from the checkout it finds from here.
process.env['YANTRA_HOME'] ??= ROOT;
const bundle = await bundleCli();
process.setSourceMapsEnabled(true);
await import(pathToFileURL(bundle).href);
