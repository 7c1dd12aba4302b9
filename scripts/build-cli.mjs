// `npm run build:cli`: makes the command's bundle and says where it is.
import { bundleCli } from './cli-bundle.mjs';
import { ensureInstalled } from './install.mjs';

await ensureInstalled();
console.log(await bundleCli());
