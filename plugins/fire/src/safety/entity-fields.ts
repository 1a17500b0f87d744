import { CalendarDate, LegalEntity } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { byCode, byMatch, byTime, label, nameMasks, open, personal, phoneMasks } from '../labels.ts';
import { FireInspectionResult, FireRiskLevel } from './codes.ts';
import { safetyLabels } from './labels.ts';
import { rectificationOverdue } from './overdue.ts';
import { besideEntity } from './tables.ts';

/** Fire safety on the legal entity itself; key units 消防安全重点单位 are published. */
export const fireFieldsOfEntity = defineFields(LegalEntity, besideEntity, (t) => ({
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
  fireKeyUnit: t.column('key_unit', {
    type: 'Boolean',
    label: label('消防安全重点单位', 'Key unit of fire safety', ...open),
    operators: byCode,
  }),
  fireKeyUnitSince: t.column('key_unit_since', {
    type: CalendarDate,
    label: label('列为重点单位日期', 'Key unit since', ...open),
    operators: byTime,
  }),
  fireSafetyManager: t.column('safety_manager_name', {
    type: 'String',
    label: label('消防安全管理人', 'Fire-safety manager', ...personal, nameMasks),
    operators: byMatch,
  }),
  fireSafetyManagerPhone: t.column('safety_manager_phone', {
    type: 'String',
    label: label('消防安全管理人电话', "Fire-safety manager's phone", ...personal, phoneMasks),
    operators: byMatch,
  }),
}));
