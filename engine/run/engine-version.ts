// The machine's own part of a run's name. It is raised whenever a run of the same name may decide otherwise than before, by another order of
// things, other fills or other arithmetic; a change that only tells more of a run, or runs it faster, leaves it. The goldens hold this: none is
// rewritten with other decisions under the name that it has.

export const ENGINE_VERSION = '5';
