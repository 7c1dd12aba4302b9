// Items of a contract note as they are called on one.
const LABELS: Readonly<Record<string, string>> = {
  brokerage: 'Brokerage',
  stt: 'Securities transaction tax (STT)',
  exchange: 'Exchange transaction charges',
  ipft: 'Investor protection fund (IPFT)',
  sebi: 'SEBI turnover fee',
  stamp: 'Stamp duty',
  squareOff: 'Broker’s square-off fee',
  depository: 'Depository charges (DP)',
  gst: 'GST',
};

/** An item that is not on the list is called by its own name. */
export function chargeLabel(item: string): string {
  return LABELS[item] ?? item;
}
