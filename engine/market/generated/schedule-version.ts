// Made by scripts/schedule-version.mjs of engine/market/tables and engine/margin/tables. Not for editing.
export const SCHEDULE_VERSION = '13f2e73f071eb31baf2629df5379789118d958dcb11e8394ccd81ee83240f31b';
