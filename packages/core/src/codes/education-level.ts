import { defineCodes } from './define-codes.ts';

/** Education level 文化程度, GB/T 4658. */
export const EducationLevel = defineCodes({
  name: 'EducationLevel',
  title: { zh: '文化程度', en: 'Education level' },
  source: 'GB/T 4658',
  values: [
    { name: 'POSTGRADUATE', code: '10', zh: '研究生教育', en: 'postgraduate' },
    { name: 'DOCTORATE', code: '11', zh: '博士研究生毕业', en: 'doctorate' },
    { name: 'MASTER', code: '14', zh: '硕士研究生毕业', en: 'master' },
    { name: 'BACHELOR', code: '20', zh: '大学本科教育', en: 'undergraduate' },
    { name: 'COLLEGE', code: '30', zh: '大学专科教育', en: 'junior college' },
    { name: 'SECONDARY_VOCATIONAL', code: '40', zh: '中等职业教育', en: 'secondary vocational' },
    { name: 'SECONDARY_SPECIALISED', code: '41', zh: '中等专科毕业', en: 'secondary specialised' },
    { name: 'VOCATIONAL_HIGH_SCHOOL', code: '44', zh: '职业高中毕业', en: 'vocational high school' },
    { name: 'TECHNICAL_SCHOOL', code: '47', zh: '技工学校毕业', en: 'technical school' },
    { name: 'SENIOR_HIGH', code: '60', zh: '普通高级中学教育', en: 'senior high school' },
    { name: 'JUNIOR_HIGH', code: '70', zh: '初级中学教育', en: 'junior high school' },
    { name: 'PRIMARY', code: '80', zh: '小学教育', en: 'primary school' },
    { name: 'OTHER', code: '90', zh: '其他', en: 'other, or none' },
  ],
});
