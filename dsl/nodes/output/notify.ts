// Tells the trader.
import { eventSlots } from '../action/event-slots';
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet } from '../ports';

export const notify = defineKind({
  kind: 'output.notify',
  version: 1,
  title: 'Notify',
  summary: 'Sends a message when an event fires.',
  keywords: ['alert', 'message', 'telegram', 'email', 'push', 'sms', 'tell'],
  docs: 'Where it goes (app, e-mail, Telegram) is set once for the account; many messages in a short time are joined. In a backtest it is written to the journal.',
  params: {
    text: field.text({ label: 'Message', pattern: /^[^\p{Cc}]{1,200}$/u, example: 'Breakout on RELIANCE', default: 'Signal' }),
  },
  inputs: { event: inlet.event('When', { many: true, sampled: true }) },
  outputs: {},
  acts: true,
  lower: (node) => {
    const text = node.textIndex(node.text('text'));
    for (const { slot } of eventSlots(node)) node.act({ kind: 'notify', event: slot, text });
    return {};
  },
  explain: (words) => `send the message "${words.param('text')}"`,
  examples: [],
});
