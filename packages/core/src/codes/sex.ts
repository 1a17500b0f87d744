import { defineCodes } from './define-codes.ts';

/** Sex 性别, GB/T 2261.1. */
export const Sex = defineCodes({
  name: 'Sex',
  title: { zh: '性别', en: 'Sex' },
  source: 'GB/T 2261.1',
  values: [
    { name: 'UNKNOWN', code: '0', zh: '未知的性别', en: 'unknown' },
    { name: 'MALE', code: '1', zh: '男', en: 'male' },
    { name: 'FEMALE', code: '2', zh: '女', en: 'female' },
    { name: 'UNSTATED', code: '9', zh: '未说明的性别', en: 'not stated' },
  ],
});
