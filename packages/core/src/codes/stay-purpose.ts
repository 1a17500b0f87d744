import { defineCodes } from './define-codes.ts';

/** Purpose of stay of an overseas person 停留事由, after the stay purposes of the police. */
export const StayPurpose = defineCodes({
  name: 'StayPurpose',
  title: { zh: '停留事由', en: 'Purpose of stay' },
  source: 'GA/T 境外人员停留事由 / stay purposes of the police',
  values: [
    { name: 'SETTLEMENT', code: '01', zh: '定居', en: 'settlement' },
    { name: 'EMPLOYMENT', code: '02', zh: '任职就业', en: 'employment' },
    { name: 'BUSINESS', code: '03', zh: '商务', en: 'business' },
    { name: 'STUDY', code: '04', zh: '学习', en: 'study' },
    { name: 'FAMILY_REUNION', code: '05', zh: '家庭团聚', en: 'family reunion' },
    { name: 'VISIT_FAMILY', code: '06', zh: '探亲访友', en: 'visiting relatives or friends' },
    { name: 'TOURISM', code: '07', zh: '旅游观光', en: 'tourism' },
    { name: 'MEDICAL', code: '08', zh: '医疗', en: 'medical treatment' },
    { name: 'EXCHANGE', code: '09', zh: '交流访问', en: 'exchange or official visit' },
    { name: 'JOURNALISM', code: '10', zh: '采访', en: 'journalism' },
    { name: 'TRANSIT', code: '11', zh: '过境', en: 'transit' },
    { name: 'CREW', code: '12', zh: '乘务', en: 'crew' },
    { name: 'OTHER', code: '99', zh: '其他', en: 'other' },
  ],
});
