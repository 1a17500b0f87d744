/** How many of 100 points each reason gives to the fire risk of a house. */
export const riskWeights = {
  hazard: 10,
  major: 25,
  overdue: 15,
  threeInOne: 25,
  notInspected: 10,
} as const;

/** After how many days an inspection does not count any more. */
export const inspectionDays = 365;
