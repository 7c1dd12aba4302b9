// Made by scripts/schedule-version.mjs of engine/market/tables. Not for editing.
export const SCHEDULE_VERSION = 'f3426e5a84476a0c363b2a2d58e4ff7b84482e815e40471e8b2af08286196e8b';
