// What a temporary access may be. Pure.

/** Days from today until the last one; longer needs are the roster's. */
export const longestDays = 183;

/** Graphemes in the principal's reason. */
export const reasonLimit = 300;
