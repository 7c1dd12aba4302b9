// Which faults the simulated venue was told to commit, in words: whoever reads a result must know that they were put in.
import type { VenueConfig } from '../../../engine/venue/venue-config';
import { formatNumber } from '../number-text';

type Faults = Pick<VenueConfig, 'rejectPercent' | 'partialPercent' | 'stopCancelPercent' | 'ordersPerSecondMax'>;

const WORDS: { readonly [Field in keyof Faults]: (value: string) => string } = {
  rejectPercent: (percent) => `${percent}% of new orders were refused for no fault of theirs.`,
  partialPercent: (percent) => `${percent}% of fills found less than the volume would have given.`,
  stopCancelPercent: (percent) => `${percent}% of triggered stops were cancelled by the exchange.`,
  ordersPerSecondMax: (count) => `New orders beyond ${count} a second were refused.`,
};
const FIELDS = ['rejectPercent', 'partialPercent', 'stopCancelPercent', 'ordersPerSecondMax'] as const;

/** Empty of a venue that commits none. */
export function faultWords(venue: Readonly<Record<string, unknown>>): readonly string[] {
  return FIELDS.flatMap((field) => {
    const value = venue[field];
    return typeof value === 'number' && value > 0 ? [WORDS[field](formatNumber(value, Number.isInteger(value) ? 0 : 2))] : [];
  });
}
