// The machine's own part of a run's name. It is raised whenever a run of the same name may decide otherwise than before: other order of things,
// other fills, other arithmetic. What only tells more of a run, or tells it faster, leaves it. The goldens hold this: none is rewritten with
// other decisions under the name that it has.

export const ENGINE_VERSION = '5';
