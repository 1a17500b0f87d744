import { defineCodes } from '@gridweave/core';

/** Kind of sensitive receptor 环境敏感目标. */
export const ReceptorKind = defineCodes({
  name: 'ReceptorKind',
  title: { zh: '环境敏感目标类型', en: 'Kind of sensitive receptor' },
  source: '环境敏感目标分类 / classes of sensitive receptors',
  values: [
    { name: 'SCHOOL', code: '1', zh: '学校', en: 'school' },
    { name: 'HOSPITAL', code: '2', zh: '医院、诊所', en: 'hospital or clinic' },
    { name: 'KINDERGARTEN', code: '3', zh: '幼儿园', en: 'kindergarten' },
    { name: 'ELDERLY_HOME', code: '4', zh: '养老机构', en: 'home for the elderly' },
  ],
});
