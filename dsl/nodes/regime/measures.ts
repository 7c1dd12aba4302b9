// What a regime may be judged by.

export const MEASURES = [
  { name: 'volatility', label: 'Volatility' },
  { name: 'rank', label: 'IV rank' },
  { name: 'ratio', label: 'PCR' },
  { name: 'trend', label: 'Trend' },
] as const;

export type RegimeMeasure = (typeof MEASURES)[number]['name'];
