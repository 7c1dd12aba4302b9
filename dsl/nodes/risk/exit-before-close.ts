// Out before the session ends, whenever that is.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';

export const exitBeforeClose = defineKind({
  kind: 'risk.exitBeforeClose',
  version: 1,
  title: 'Exit before close',
  summary: 'Closes the position some minutes before the session ends.',
  keywords: ['square off', 'time exit', 'intraday', 'end of day', 'eod'],
  docs: 'Counted from the close of the day, so a short or special session moves it.',
  params: { minutes: field.int({ label: 'Before the close', unit: 'minutes', min: 1, max: 374, default: 15 }) },
  inputs: {},
  outputs: { risk: outlet.of('risk', 'Risk') },
  traits: () => ['exit', 'positionRule'],
  lower: (node) => {
    const minutes = node.static('minutes');
    return { risk: { kind: 'risk', rules: [() => ({ kind: 'exitAt', from: 'close', minutes })] } };
  },
  explain: (words) => `square off ${words.param('minutes')} before the close`,
  examples: [{ name: 'a way out', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: ['exit', 'positionRule'] } } }],
});
