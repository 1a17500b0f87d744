import { defineCodes } from '@gridweave/core';

/** Food-safety grade 食品安全量化分级. */
export const FoodSafetyGrade = defineCodes({
  name: 'FoodSafetyGrade',
  title: { zh: '食品安全量化等级', en: 'Food-safety grade' },
  source: '餐饮服务食品安全量化分级管理 / quantitative grading of catering',
  values: [
    { name: 'A', code: 'A', zh: 'A 级(优秀)', en: 'A (excellent)' },
    { name: 'B', code: 'B', zh: 'B 级(良好)', en: 'B (good)' },
    { name: 'C', code: 'C', zh: 'C 级(一般)', en: 'C (fair)' },
  ],
});

/** Credit-risk class of an enterprise 企业信用风险分类. */
export const CreditRiskClass = defineCodes({
  name: 'CreditRiskClass',
  title: { zh: '企业信用风险分类', en: 'Credit-risk class' },
  source: '市场监管总局 国市监信发〔2022〕6 号 / SAMR 2022 No. 6',
  values: [
    { name: 'A', code: 'A', zh: '信用风险低', en: 'low risk' },
    { name: 'B', code: 'B', zh: '信用风险一般', en: 'average risk' },
    { name: 'C', code: 'C', zh: '信用风险较高', en: 'higher risk' },
    { name: 'D', code: 'D', zh: '信用风险高', en: 'high risk' },
  ],
});
