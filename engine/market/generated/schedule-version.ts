// Made by scripts/schedule-version.mjs of engine/market/tables. Not for editing.
export const SCHEDULE_VERSION = 'cac22b7e786701f090c270b98c84689403e3f81394b003ed5c898c4a6744abdb';
