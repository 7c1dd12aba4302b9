// What "at the money" is measured against: the forward that the chain itself implies, the future of the same expiry, or the spot.

export const STRIKE_REFERENCES = ['synthetic', 'future', 'spot'] as const;
export type StrikeReference = (typeof STRIKE_REFERENCES)[number];
