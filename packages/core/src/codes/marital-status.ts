import { defineCodes } from './define-codes.ts';

/** Marital status 婚姻状况, GB/T 2261.2. */
export const MaritalStatus = defineCodes({
  name: 'MaritalStatus',
  title: { zh: '婚姻状况', en: 'Marital status' },
  source: 'GB/T 2261.2',
  values: [
    { name: 'UNMARRIED', code: '10', zh: '未婚', en: 'never married' },
    { name: 'MARRIED', code: '20', zh: '已婚', en: 'married' },
    { name: 'FIRST_MARRIAGE', code: '21', zh: '初婚', en: 'first marriage' },
    { name: 'REMARRIED', code: '22', zh: '再婚', en: 'remarried' },
    { name: 'MARRIAGE_RESTORED', code: '23', zh: '复婚', en: 'remarried to the former spouse' },
    { name: 'WIDOWED', code: '30', zh: '丧偶', en: 'widowed' },
    { name: 'DIVORCED', code: '40', zh: '离婚', en: 'divorced' },
    { name: 'UNSTATED', code: '90', zh: '未说明的婚姻状况', en: 'not stated' },
  ],
});
