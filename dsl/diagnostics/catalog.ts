// Every diagnostic: a stable code, its severity, a message that says what is wrong and what to do, and a word of teaching.
// Words in braces are filled in where it is raised. A code is never re-used for another meaning.

interface CatalogEntry {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly teaching: string;
}

const entry = (severity: CatalogEntry['severity'], message: string, teaching: string): CatalogEntry => ({ severity, message, teaching });
const error = (message: string, teaching: string): CatalogEntry => entry('error', message, teaching);
const warning = (message: string, teaching: string): CatalogEntry => entry('warning', message, teaching);

export const DIAGNOSTICS = Object.freeze({
  'document-too-large': error(
    'The document has {bytes} bytes; the most is {max}. Split the strategy or shorten its texts.',
    'Documents are capped before they are parsed.',
  ),
  'document-not-json': error(
    'Line {line} is not JSON: {detail}. Mend the text there, or export the graph again.',
    'A graph is one JSON object.',
  ),
  'document-shape': error('{path} {detail}. {remedy}', 'Unknown fields are refused, so that nothing is silently ignored.'),
  'duplicate-id': error(
    'Two {what}s have the id "{id}". Give one of them another id.',
    'Ids are how edges, versions and diffs find a node.',
  ),
  'unknown-kind': error(
    'The kind "{kind}" is not known here. Update Yantra, or replace the node.',
    'The graph opens read-only with its edges kept.',
  ),
  'outdated-kind': warning(
    '"{kind}" has a newer version {version}. Upgrading is shown as a change before it is made.',
    'A published version never changes its meaning.',
  ),
  'unknown-param': error('{kind} has no parameter "{param}". Remove it; it has {known}.', 'Parameters are declared by the kind.'),
  'bad-param': error('{label} of {title} is {value}. It must be {accepts}.', 'Bounds come from the kind.'),
  'edge-from-nowhere': error(
    'An edge starts at {node}.{port}, which is not there. Remove the edge or connect it again.',
    'Edges are never dropped in silence.',
  ),
  'edge-to-nowhere': error(
    'An edge ends at {node}.{port}, which is not there. Remove the edge or connect it again.',
    'Edges are never dropped in silence.',
  ),
  'edge-duplicate': error(
    '{port} of {title} takes one wire and has {count}. Remove all but one.',
    'Only ports that take many wires join them.',
  ),
  'edge-repeated': error(
    'The same wire into {port} of {title} is drawn twice. Remove one.',
    'Where wires are counted, one drawn twice would count twice.',
  ),
  'type-mismatch': error('{port} of {title} takes {wanted}, not {found}. {remedy}', 'Types are checked wire by wire.'),
  'unit-mismatch': error(
    '{port} of {title} takes {wanted}, not {found}. Insert "Convert", or connect a number in that unit.',
    'Adding a price to a quantity has no meaning.',
  ),
  'units-do-not-combine': error(
    '{title} cannot combine {units}. Insert "Convert" before one of them.',
    'Price − price is points; price + price means nothing.',
  ),
  'phase-too-late': error(
    "{port} of {title} must be known {wanted}, but this value is known only {found}. Connect a setting, or yesterday's value.",
    'A window length, for one, is fixed for the run.',
  ),
  'clock-mismatch': error(
    '{port} of {title} is on {found}, but the node runs on {wanted}. Insert "Resample" to take the last sealed value.',
    'Clocks never meet unseen; look-ahead cannot be written.',
  ),
  'event-clock': error(
    'The event at {port} of {title} comes on {found}, but the node runs on {wanted}. Insert "Hold until next bar".',
    'A stateful node counts rows of one clock.',
  ),
  'no-clock': error(
    '{title} has no clock: connect it, directly or through other nodes, to candles or a trigger.',
    'Everything that changes does so on a clock.',
  ),
  'input-missing': error('{port} of {title} is not connected. Connect {wanted}.', 'Only optional inputs may be left open.'),
  cycle: error(
    'These nodes depend on each other: {nodes}. Break the circle with "Previous value".',
    'Feedback passes through a value of the row before.',
  ),
  'too-deep': error(
    'The graph is {depth} nodes deep; the most is {max}. Shorten the chain at {node}.',
    'Depth bounds the work of every evaluation.',
  ),
  'stop-missing': error(
    '{title} has no stop-loss. Add "Leg stop" or "MTM stop" to its risk.',
    'There is no way to draw an unguarded entry.',
  ),
  'trail-without-stop': error(
    '{title} trails a stop that is not there. Add "Leg stop" to the same risk.',
    'A trail moves a stop; it is not one.',
  ),
  'leg-elsewhere': error(
    'A strike of {title} is measured from a leg that is not among its legs. Connect that leg to the same structure.',
    'Strikes are chosen together, when the structure is entered.',
  ),
  'rule-not-of-leg': error(
    '{title} brings a rule of the whole position. Connect it to the risk of the Enter.',
    'A leg can have stops, trails, targets and re-entries of its own; the rest is of all legs together.',
  ),
  'no-option-leg': error(
    '{title} is asked about options, and none of its legs is one. Connect an option leg, or leave the question out.',
    'Greeks, the underlying and the greatest loss at expiry are of options.',
  ),
  'strike-not-fixed': error(
    '{title} is chosen at a time of the session, but a number of its strike is known only later. Set the number on the strike itself.',
    'An instrument is named before the run; a leg of an Enter may be chosen by what the graph works out.',
  ),
  'action-missing': error(
    'Nothing in this strategy acts. Add "Enter" with a trigger, a structure and a stop-loss.',
    'A program without actions decides nothing.',
  ),
  'position-circle': error(
    '{title} joins a position that joins this one in turn. Let one of them open its own: remove its wire at "Joins".',
    'A position belongs to the Enter that joins no other.',
  ),
  'exit-only': warning('The strategy exits but never enters. Add "Enter" and wire its position to the exit.', 'Exits need a position.'),
  'never-exits': warning(
    '{title} has no exit but its stop. Add a target, a time exit or an "Exit".',
    'A stop alone leaves winners open for ever.',
  ),
  'too-many': error(
    'The strategy has {count} {what}; the most is {max}. Remove some.',
    'The limits are the same for everyone and published.',
  ),
  'over-budget': error(
    'One evaluation would cost {cost} units; the most is {max}. The dearest node is {node}.',
    'Cost is known before anything runs.',
  ),
  'over-memory': error(
    'The strategy would need {bytes} bytes; the most is {max}. The largest window is at {node}.',
    'Memory is known before anything runs.',
  ),
  'exposed-target': error(
    'The setting "{key}" points at {node}.{param}, which cannot be exposed. Point it at a number of a node.',
    'Settings bind numbers of nodes.',
  ),
  'exposed-twice': error('The settings "{key}" and "{other}" both expose {node}.{param}. Keep one of them.', 'One number, one setting.'),
  'exposed-bounds': error(
    'The setting "{key}" goes from {min} to {max} and stands at {value}. Keep its value inside, and its bounds within {accepts}.',
    'Bounds may be narrowed, never widened.',
  ),
  'unused-node': warning('Nothing that acts uses {title}. Connect it or remove it.', 'It is not part of the program.'),
  'not-testable': warning('{title} cannot be backtested: {because}', 'Capability is carried from node to strategy.'),
  approximate: warning('{title} is approximate in a backtest: {because}', 'Capability is carried from node to strategy.'),
  rule: error('{title}: {message} {remedy}', 'A rule of the kind itself.'),
} satisfies Readonly<Record<string, CatalogEntry>>);

export type DiagnosticCode = keyof typeof DIAGNOSTICS;

/** Is a text one of the catalogue's codes? */
export function isDiagnosticCode(code: string): code is DiagnosticCode {
  return Object.hasOwn(DIAGNOSTICS, code);
}
