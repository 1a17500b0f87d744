/** Up to what distance in metres a hydrant counts as near, and how many of them are kept for a building. */
export const reach = { metres: 500, nearest: 5 } as const;

/** Metres of one degree of latitude. */
export const metresPerDegree = 111_195;
