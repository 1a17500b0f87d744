/** A hazard that is still open, as the safety of its place is derived from it. */
export interface OpenHazard {
  readonly kind: string;
  readonly level: string;
  readonly rectify_by: string;
}

const threeInOne = '07';
const major = '2';

/** What the open hazards of a place mean for it: a major one is extreme, several are high, one is moderate. */
export function safetyOf(open: readonly OpenHazard[]) {
  const majors = open.filter(({ level }) => level === major).length;
  return {
    risk_level: majors > 0 ? 'red' : open.length > 1 ? 'orange' : open.length === 1 ? 'yellow' : 'blue',
    open_hazards: open.length,
    major_hazards: majors,
    rectify_by: open.map(({ rectify_by }) => rectify_by).toSorted()[0] ?? null,
  };
}

/** Whether people are found living where goods are made, stored or sold. */
export const isThreeInOne = (open: readonly OpenHazard[]): boolean => open.some(({ kind }) => kind === threeInOne);
