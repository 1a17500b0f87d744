import { CalendarDate, House, optional, todayText } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { byCode, byTime, internal, label } from '../labels.ts';
import { FireInspectionResult, FireLanguage, FireRiskLevel } from './codes.ts';
import { explainRisk } from './explain-risk.ts';
import { safetyLabels } from './labels.ts';
import { rectificationOverdue } from './overdue.ts';
import { riskReasons } from './risk-reasons.ts';
import { riskColumns, riskScore } from './risk-score.ts';
import { besideHouse } from './tables.ts';

/** Fire safety on the house itself. */
export const fireFieldsOfHouse = defineFields(House, besideHouse, (t) => ({
  fireInspectedOn: t.column('inspected_on', {
    type: CalendarDate,
    label: safetyLabels.inspectedOn,
    operators: byTime,
  }),
  fireInspectionResult: t.column('inspection_result', {
    type: FireInspectionResult,
    label: safetyLabels.inspectionResult,
    operators: byCode,
  }),
  fireRiskLevel: t.column('risk_level', { type: FireRiskLevel, label: safetyLabels.riskLevel, operators: byCode }),
  fireOpenHazards: t.column('open_hazards', { type: 'Int', label: safetyLabels.openHazards, operators: byTime }),
  fireRectifyBy: t.column('rectify_by', { type: CalendarDate, label: safetyLabels.rectifyBy, operators: byTime }),
  fireRectificationOverdue: t.computed({
    type: 'Boolean',
    needs: ['open_hazards', 'rectify_by'],
    sql: rectificationOverdue,
    label: safetyLabels.overdue,
    operators: byCode,
  }),
  fireThreeInOne: t.column('three_in_one', {
    type: 'Boolean',
    label: label('三合一场所', 'Three-in-one premises', ...internal, [], {
      zh: '住宿与生产、储存、经营合用',
      en: 'people live where goods are made, stored or sold',
    }),
    operators: byCode,
  }),
  fireRiskScore: t.computed({
    type: 'Int',
    needs: riskColumns,
    sql: riskScore,
    label: label('火灾风险评分', 'Fire risk score', ...internal, [], {
      zh: '0 至 100,按当日计算;理由见 fireRiskReasons',
      en: '0 to 100, as of today; the reasons are fireRiskReasons',
    }),
    operators: byTime,
  }),
  fireRiskReasons: t.field({
    type: 'String',
    list: true,
    needs: riskColumns,
    args: { language: optional(FireLanguage, label('语言', 'Language', ...internal)) },
    resolve: (rows, { language }) => {
      const today = todayText();
      return rows.map((row) =>
        riskReasons(row, today).map(({ points, zh, en }) =>
          language === 'en' ? `${en} (+${points})` : `${zh}(+${points})`,
        ),
      );
    },
    label: label('火灾风险评分理由', 'Reasons of the risk score', ...internal),
  }),
  fireRiskExplanation: t.field({
    type: 'String',
    needs: ['inspected_on', 'inspection_result', 'risk_level', 'open_hazards', 'rectify_by', 'three_in_one'],
    resolve: (rows) => {
      const today = todayText();
      return rows.map((row) => explainRisk(row, today));
    },
    label: label('火灾风险说明', 'Why the house has its risk level', ...internal),
  }),
}));
