// The script of a page whose drawings stand in the HTML already: theme, colours, the section being read, the command to copy.
import { startCopy } from './copy-command';
import { startPaper } from './paper';
import { startSections } from './sections';
import { startSwitches } from './switches';

startSwitches(() => {});
startSections();
startCopy();
startPaper(() => {});
