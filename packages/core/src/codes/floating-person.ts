import { defineCodes } from './define-codes.ts';

/** Reason for floating 流动原因, after the stay reasons of the police. */
export const FloatReason = defineCodes({
  name: 'FloatReason',
  title: { zh: '流动原因', en: 'Reason for floating' },
  source: 'GA/T 流动人口暂住事由 / stay reasons of the police',
  values: [
    { name: 'WORK', code: '01', zh: '务工', en: 'paid work' },
    { name: 'FARMING', code: '02', zh: '务农', en: 'farming' },
    { name: 'BUSINESS', code: '03', zh: '经商', en: 'trade' },
    { name: 'SERVICE', code: '04', zh: '服务', en: 'service trades' },
    { name: 'OFFICIAL_TRIP', code: '05', zh: '因公出差', en: 'official trip' },
    { name: 'STUDY', code: '06', zh: '借读培训', en: 'study or training' },
    { name: 'MEDICAL', code: '07', zh: '治病疗养', en: 'medical treatment' },
    { name: 'DOMESTIC_HELP', code: '08', zh: '家政服务', en: 'domestic help' },
    { name: 'JOIN_FAMILY', code: '09', zh: '投靠亲友', en: 'joining relatives or friends' },
    { name: 'VISIT_FAMILY', code: '10', zh: '探亲访友', en: 'visiting relatives or friends' },
    { name: 'TOURISM', code: '11', zh: '旅游观光', en: 'tourism' },
    { name: 'OTHER', code: '99', zh: '其他', en: 'other' },
  ],
});

/** Kind of dwelling of a floating person 居住处所, after the stay places of the police. */
export const DwellingKind = defineCodes({
  name: 'DwellingKind',
  title: { zh: '居住处所', en: 'Kind of dwelling' },
  source: 'GA/T 流动人口暂住处所 / stay places of the police',
  values: [
    { name: 'HOTEL', code: '01', zh: '旅店', en: 'hotel' },
    { name: 'FAMILY_HOME', code: '02', zh: '居民家中', en: "in a resident's home" },
    { name: 'EMPLOYER_PREMISES', code: '03', zh: '单位内部', en: "on the employer's premises" },
    { name: 'BUILDING_SITE', code: '04', zh: '工地现场', en: 'on a building site' },
    { name: 'RENTED_HOUSE', code: '05', zh: '租赁房屋', en: 'rented house' },
    { name: 'BOAT', code: '06', zh: '水上船舶', en: 'on a boat' },
    { name: 'OWN_HOUSE', code: '07', zh: '自购房屋', en: 'own house' },
    { name: 'OTHER', code: '99', zh: '其他', en: 'other' },
  ],
});

/** Kind of residence permit 居住证件类别, 网格办口径 / grid office. */
export const PermitKind = defineCodes({
  name: 'PermitKind',
  title: { zh: '居住证件类别', en: 'Kind of residence permit' },
  source: '网格办口径 / grid office',
  values: [
    { name: 'RESIDENCE_REGISTRATION', code: '1', zh: '居住登记凭证', en: 'proof of residence registration' },
    { name: 'RESIDENCE_PERMIT', code: '2', zh: '居住证', en: 'residence permit' },
    { name: 'TEMPORARY_PERMIT', code: '3', zh: '暂住证(历史)', en: 'temporary residence permit (historic)' },
    { name: 'SPECIAL_TALENT_PERMIT', code: '4', zh: '人才居住证', en: 'residence permit for talents' },
    { name: 'NONE', code: '9', zh: '未办理', en: 'none' },
  ],
});
