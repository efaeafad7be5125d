/** For how long a link to an action plan can stand, in days. */
export const linkDays = [2, 7, 14, 30] as const;
