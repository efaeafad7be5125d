// What a handover may be. Pure.

/** Who can take over pupils. */
export const receiverRoles = ["teacher", "special_educator", "other_staff", "principal"] as const;

/** Graphemes in a summary of one pupil. */
export const summaryLimit = 600;
