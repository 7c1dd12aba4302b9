// The page of limits: every bound of the language with what it counts.
import { LIMITS } from '../limits';
import { code, page, table } from './markdown';

type Limit = keyof typeof LIMITS;

const WORDS: Readonly<Record<Limit, string>> = {
  graphNodesMax: 'Nodes of a graph.',
  graphEdgesMax: 'Wires of a graph.',
  graphDepthMax: 'Nodes on the longest way through the wires.',
  graphJsonBytesMax: 'Bytes of a document, a graph or a diff, looked at before it is parsed.',
  jsonDepthMax: 'Levels of nesting of a document.',
  portInputsMax: 'Wires into one input that takes several.',
  opsMax: 'Ops of a program.',
  windowBarsMax: 'Bars that a window looks back.',
  tradablesMax: 'Instruments of a program, beside the contracts that legs choose.',
  clocksMax: 'Clocks of a program.',
  chainsMax: 'Option chains of a program.',
  chainContractsMax: 'Contracts of one chain: calls and puts at each strike around the money.',
  structureLegsMax: 'Legs of a structure, wings counted.',
  previewsMax:
    'Structures looked at before they are entered: as many as the cost of a row pays for. Each has eight figures, and each figure counts as the pricing of ten legs, for a program may ask for it alone.',
  positionsMax: 'Positions of a program, and so its timers: one a position.',
  actionsMax: 'Actions of a program.',
  riskRulesMax: 'Risk rules of one entry.',
  paramsMax: 'Settings of a strategy.',
  textCharsMax: 'Characters of a text.',
  diffGroupsMax: 'Groups of a diff.',
  diffChangesMax: 'Changes of a diff, all groups together: two graphs of the largest size that share nothing, and where their nodes stand.',
  costPerBarMax: 'Cost of one evaluation of every op, settings at their bounds: about nanoseconds on one core.',
  memoryBytesMax: 'Bytes of windows and state of one strategy.',
  ordersPerPositionMax: 'Orders of one position at a time.',
  quiescenceRoundsMax: 'Rounds of answers of a venue at one instant.',
};

/** In the order of the table. */
const NAMES = Object.keys(LIMITS).filter((name): name is Limit => name in WORDS);

export function limitPage(): string {
  const rows = NAMES.map((name) => [code(name), String(LIMITS[name]), WORDS[name]]);
  const intro = `${rows.length} bounds, the same for everyone. What is beyond one is refused with a diagnostic that names it.`;
  return page('Limits', intro, table(['Limit', 'At most', 'Of what'], rows));
}
