import { FireInspectionResult, FireRiskLevel } from './codes.ts';

/** What the risk of a house is explained from. */
export interface RiskFacts {
  readonly inspected_on: string | null;
  readonly inspection_result: string | null;
  readonly risk_level: string | null;
  readonly open_hazards: number | null;
  readonly rectify_by: string | null;
  readonly three_in_one: boolean | null;
}

const text = (table: typeof FireRiskLevel | typeof FireInspectionResult, code: string): string =>
  table.values.find((value) => value.code === code)?.zh ?? code;

/**
 * Says in a sentence why a house has its fire risk level: `较大风险(橙):未整改隐患 2 处,整改已逾期(期限 2026-05-01);2026-04-20 检查责令限期改正`.
 * Null where nothing is known of the house.
 */
export function explainRisk(facts: RiskFacts, today: string): string | null {
  if (facts.risk_level === null) return null;
  const reasons: string[] = [];
  if (facts.three_in_one) reasons.push('存在三合一(住宿与经营合用)');
  if (facts.open_hazards) {
    const late = facts.rectify_by !== null && facts.rectify_by < today;
    reasons.push(
      `未整改隐患 ${facts.open_hazards} 处${facts.rectify_by === null ? '' : `,${late ? '整改已逾期' : '整改未到期'}(期限 ${facts.rectify_by})`}`,
    );
  }
  if (facts.inspected_on === null) reasons.push('从未检查');
  else reasons.push(`${facts.inspected_on} 检查${text(FireInspectionResult, facts.inspection_result ?? '')}`);
  return `${text(FireRiskLevel, facts.risk_level)}:${reasons.join(';')}`;
}
