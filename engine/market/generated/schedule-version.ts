// Made by scripts/schedule-version.mjs of engine/market/tables. Not for editing.
export const SCHEDULE_VERSION = 'bd394f492125121604bdc3e8e5417c83e03e722175cbce7e6bdf4cb7c884f7d0';
