import { CalendarDate, LegalEntity } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { RandomInspectionResult } from '../inspection/codes.ts';
import { byCode, byNumber, byTime, conditional, label, open } from '../labels.ts';
import { LicenceState } from '../licence/codes.ts';
import { licenceExpired } from '../licence/expired.ts';
import { CreditRiskClass, FoodSafetyGrade } from './codes.ts';
import { besideEntity } from './tables.ts';

/** The state of supervision on the legal entity itself; grades and results are published, the risk class is not. */
export const supervisionFieldsOfEntity = defineFields(LegalEntity, besideEntity, (t) => ({
  businessLicenceNumber: t.column('licence_number', {
    type: 'String',
    label: label('营业执照编号', 'Number of the business licence', ...open),
    operators: byNumber,
  }),
  businessLicenceState: t.column('state', {
    type: LicenceState,
    label: label('营业执照状态', 'State of the business licence', ...open),
    operators: byCode,
  }),
  businessLicenceIssuedOn: t.column('issued_on', {
    type: CalendarDate,
    label: label('营业执照发证日期', 'Business licence issued on', ...open),
    operators: byTime,
  }),
  businessLicenceExpiresOn: t.column('expires_on', {
    type: CalendarDate,
    label: label('营业执照有效期至', 'Business licence expires on', ...open, [], {
      zh: '长期为空',
      en: 'null when without end',
    }),
    operators: byTime,
  }),
  businessLicenceExpired: t.computed({
    type: 'Boolean',
    needs: ['state', 'expires_on'],
    sql: licenceExpired,
    label: label('营业执照是否过期', 'Business licence expired', ...open, [], {
      zh: '无照为空',
      en: 'null without a licence',
    }),
    operators: byCode,
  }),
  foodSafetyGrade: t.column('food_safety_grade', {
    type: FoodSafetyGrade,
    label: label('食品安全量化等级', 'Food-safety grade', ...open),
    operators: byCode,
  }),
  foodSafetyGradedOn: t.column('graded_on', {
    type: CalendarDate,
    label: label('食品安全评级日期', 'Food safety graded on', ...open),
    operators: byTime,
  }),
  randomInspectedOn: t.column('inspected_on', {
    type: CalendarDate,
    label: label('最近双随机抽查日期', 'Last random inspection', ...open),
    operators: byTime,
  }),
  randomInspectionResult: t.column('inspection_result', {
    type: RandomInspectionResult,
    label: label('最近双随机抽查结果', 'Result of the last random inspection', ...open),
    operators: byCode,
  }),
  creditRiskClass: t.column('credit_risk_class', {
    type: CreditRiskClass,
    label: label('企业信用风险分类', 'Credit-risk class', ...conditional, [], {
      zh: '供监管使用,不作为信用评价',
      en: 'for supervision only, not a rating of credit',
    }),
    operators: byCode,
  }),
}));
