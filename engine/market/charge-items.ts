// What a contract note charges for, item by item, in its order. Columns of charges have a cell for each.

export const CHARGE_ITEMS = ['brokerage', 'stt', 'exchange', 'ipft', 'sebi', 'stamp', 'squareOff', 'depository', 'gst'] as const;

export type ChargeItem = (typeof CHARGE_ITEMS)[number];
