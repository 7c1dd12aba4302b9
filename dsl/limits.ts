// Every bound of the language, in one frozen table. Published with the schemas: changing one is a new format version.

export const LIMITS = Object.freeze({
  graphNodesMax: 500,
  graphEdgesMax: 2_000,
  graphDepthMax: 64,
  graphJsonBytesMax: 1_000_000,
  jsonDepthMax: 12,
  portInputsMax: 32,
  opsMax: 4_000,
  windowBarsMax: 5_000,
  tradablesMax: 50,
  clocksMax: 64,
  chainsMax: 4,
  chainContractsMax: 256,
  structureLegsMax: 10,
  /** Each has eight figures at the price of ten legs each: as many as `costPerBarMax` pays for. */
  previewsMax: 4,
  /** And so the timers: one a position. */
  positionsMax: 32,
  actionsMax: 128,
  riskRulesMax: 64,
  paramsMax: 100,
  textCharsMax: 500,
  diffGroupsMax: 100,
  /** Of all groups together: two graphs of the largest size that share nothing make 5 202, and their layout some more. */
  diffChangesMax: 10_000,
  /** Cost units of one evaluation of every op, at parameter maxima; about nanoseconds on one core. */
  costPerBarMax: 200_000,
  /** Window and state memory of one strategy, bytes. */
  memoryBytesMax: 262_144,
  ordersPerPositionMax: 64,
  /** Rounds of venue answers drained at one instant. */
  quiescenceRoundsMax: 32,
});
