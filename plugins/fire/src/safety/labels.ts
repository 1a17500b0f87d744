import { internal, label } from '../labels.ts';

/** The labels of what is kept both of houses and of legal entities. */
export const safetyLabels = {
  inspectedOn: label('最近消防检查日期', 'Last fire inspection', ...internal),
  inspectionResult: label('最近消防检查结果', 'Result of the last fire inspection', ...internal),
  riskLevel: label('火灾风险等级', 'Fire risk level', ...internal),
  openHazards: label('未整改火灾隐患数', 'Open fire hazards', ...internal),
  rectifyBy: label('最早整改期限', 'Earliest time limit of rectification', ...internal),
  overdue: label('火灾隐患整改逾期', 'Rectification of fire hazards overdue', ...internal),
} as const;
