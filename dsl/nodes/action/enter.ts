// Opens a position. There is no way to draw one without a stop-loss.
import { type CheckContext, defineKind, type Fault, type LowerContext } from '../define-kind';
import { DEFAULT_EXECUTION } from '../execution/order-policy';
import { field } from '../fields';
import { legsAt } from '../leg/legs-at';
import { placeLegs } from '../leg/place-legs';
import { strayLegFaults } from '../leg/stray-legs';
import { inlet, outlet } from '../ports';
import { eventSlots } from './event-slots';

function findFaults(node: CheckContext): readonly Fault[] {
  const traits = node.traits('risk');
  const legs = node.traits('structure');
  const isGuardedByLegs = legs.includes('guarded') && !legs.includes('unguarded');
  const found: Fault[] = [...strayLegFaults(legs), ...optionFaults(node)];
  if (!traits.includes('stop') && !isGuardedByLegs) found.push({ code: 'stop-missing', port: 'risk', message: '', remedy: '' });
  if (traits.includes('legTrail') && !traits.includes('legStop'))
    found.push({ code: 'trail-without-stop', port: 'risk', message: '', remedy: '' });
  if (node.traits('size').includes('sizedByStop') && !traits.includes('legStop')) {
    found.push({
      port: 'size',
      message: 'The size comes from the distance to a leg stop, and there is none.',
      remedy: 'Add "Leg stop" to the risk, or choose another size.',
    });
  }
  if (traits.includes('stop') && !traits.includes('exit') && !node.isClosedElsewhere())
    found.push({ code: 'never-exits', message: '', remedy: '' });
  return found;
}

/** Rules and sizes about options need one among the legs. */
function optionFaults(node: CheckContext): readonly Fault[] {
  const legs = node.traits('structure');
  if (!node.isConnected('structure') || legs.includes('option')) return [];
  const risk = node.traits('risk').includes('ofOptions') ? [{ code: 'no-option-leg', port: 'risk', message: '', remedy: '' } as const] : [];
  const isSized = node.traits('size').includes('sizedByMaxLoss');
  return isSized ? [...risk, { code: 'no-option-leg', port: 'size', message: '', remedy: '' }] : risk;
}

function act(node: LowerContext): void {
  const { position } = node;
  if (position === null) return;
  const rules = [...new Set(node.wires('risk', 'risk').flatMap((wire) => wire.rules))];
  const drafts = legsAt(node, 'structure');
  const { size } = node.wire('size', 'size');
  const execution = node.findWire('execution', 'execution')?.execution ?? DEFAULT_EXECUTION;
  const whenBusy = node.text('whenBusy') === 'reverse' ? 'reverse' : 'ignore';
  for (const { slot, clock } of eventSlots(node)) {
    const placed = placeLegs(drafts, clock);
    node.act({
      kind: 'enter',
      event: slot,
      position,
      legs: [...placed.legs],
      size: size(clock),
      risk: [...rules.map((rule) => rule(clock)), ...placed.rules],
      execution,
      whenBusy,
    });
  }
}

export const enter = defineKind({
  kind: 'action.enter',
  version: 1,
  title: 'Enter',
  summary: 'Opens a position when an event fires.',
  keywords: ['buy', 'sell', 'entry', 'open', 'order', 'trade', 'short', 'long', 'reverse'],
  docs: 'Each event wired in may open the position; while it is pending or open, further ones do nothing, or with Reverse close it first and enter once flat. Numbers of size and risk are read when the event fires and hold until the position is flat. To act on the position of another Enter, such as going short where that one goes long, wire its position to Joins: the two then share one position and never hold both. Options are chosen from their chains at that instant; where one cannot be, nothing is entered. The risk must have a stop-loss, or each leg one of its own.',
  params: {
    whenBusy: field.choice({ label: 'When already in', options: { ignore: 'do nothing', reverse: 'reverse' }, default: 'ignore' }),
  },
  inputs: {
    event: inlet.event('When', { many: true, sampled: true }),
    structure: inlet.of('structure', 'What'),
    size: inlet.of('size', 'How much'),
    risk: inlet.of('risk', 'Risk', { many: true }),
    execution: inlet.of('execution', 'Orders', { optional: true }),
    position: inlet.position('Joins', { optional: true, help: 'The position of another Enter to act on.' }),
  },
  outputs: { position: outlet.of('position', 'Position') },
  acts: true,
  enters: true,
  joins: 'position',
  closes: (param) => param('whenBusy') === 'reverse',
  check: findFaults,
  lower: (node) => {
    act(node);
    return {};
  },
  explain: (words) => {
    const manners = [
      words.isConnected('execution') ? `; ${words.input('execution')}` : '',
      words.raw('whenBusy') === 'reverse' ? '; if already in, close that first' : '',
    ];
    return `${words.input('structure')}, ${words.input('size')}; ${words.inputs('risk').join('; ')}${manners.join('')}`;
  },
  examples: [
    {
      name: 'the position is its own',
      inputs: { event: [1], structure: [], size: [], risk: [] },
      expect: {},
      facts: { position: { type: 'position', positionNode: 'subject' } },
    },
  ],
});
