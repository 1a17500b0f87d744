import { inspectionDays, riskWeights } from './risk-weights.ts';

/** What the reasons of a risk score are told from. */
export interface RiskFacts {
  readonly inspected_on: string | null;
  readonly open_hazards: number | null;
  readonly major_hazards: number | null;
  readonly rectify_by: string | null;
  readonly three_in_one: boolean | null;
}

/** A reason in both languages with the points it gives. */
export interface RiskReason {
  readonly points: number;
  readonly zh: string;
  readonly en: string;
}

const dayMs = 86_400_000;

/** Why a house has its risk score, the heaviest reason first; the points add up to the score, up to 100. */
export function riskReasons(facts: RiskFacts, today: string): readonly RiskReason[] {
  const { open_hazards: open, major_hazards: majors, rectify_by: by } = facts;
  if (open === null) return [];
  const reasons: RiskReason[] = [];
  const add = (points: number, zh: string, en: string): void => void reasons.push({ points, zh, en });
  if (open > 0)
    add(open * riskWeights.hazard, `未整改火灾隐患 ${open} 处`, `fire hazards that are not rectified: ${open}`);
  if (majors) add(majors * riskWeights.major, `其中重大火灾隐患 ${majors} 处`, `major ones among them: ${majors}`);
  if (open > 0 && by !== null && by < today)
    add(riskWeights.overdue, `整改已逾期(期限 ${by})`, `rectification is overdue since ${by}`);
  if (facts.three_in_one)
    add(
      riskWeights.threeInOne,
      '三合一:住宿与生产、储存、经营合用',
      'three-in-one: people live where goods are made, stored or sold',
    );
  const inspected = facts.inspected_on;
  if (inspected === null) add(riskWeights.notInspected, '从未检查', 'never inspected');
  else if (Date.parse(today) - Date.parse(inspected) > inspectionDays * dayMs)
    add(
      riskWeights.notInspected,
      `一年以上未检查(上次 ${inspected})`,
      `not inspected for a year (last on ${inspected})`,
    );
  return reasons.toSorted((a, b) => b.points - a.points);
}
