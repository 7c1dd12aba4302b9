// Made by scripts/schedule-version.mjs of engine/market/tables and engine/margin/tables. Not for editing.
export const SCHEDULE_VERSION = 'c3278f3d12dd6d59b1f10d1c743d036c0f8c8ad4aafff47ce12449e6e08fffaf';
