import { defineCodes } from '@gridweave/core';

/** Kind of licence or permit 证照种类. */
export const LicenceKind = defineCodes({
  name: 'LicenceKind',
  title: { zh: '证照种类', en: 'Kind of licence' },
  source: '市场监管证照目录 / catalogue of market licences',
  values: [
    { name: 'BUSINESS', code: '01', zh: '营业执照', en: 'business licence' },
    { name: 'FOOD_BUSINESS', code: '02', zh: '食品经营许可证', en: 'food business permit' },
    { name: 'FOOD_PRODUCTION', code: '03', zh: '食品生产许可证', en: 'food production permit' },
    { name: 'DRUG_BUSINESS', code: '04', zh: '药品经营许可证', en: 'drug business permit' },
    { name: 'MEDICAL_DEVICES', code: '05', zh: '医疗器械经营许可证', en: 'medical devices business permit' },
    { name: 'SPECIAL_EQUIPMENT', code: '06', zh: '特种设备使用登记证', en: 'registration of special equipment' },
  ],
});

/** State of a licence 证照状态. */
export const LicenceState = defineCodes({
  name: 'LicenceState',
  title: { zh: '证照状态', en: 'State of a licence' },
  source: '市场监管证照状态 / states of market licences',
  values: [
    { name: 'VALID', code: '1', zh: '有效', en: 'valid' },
    { name: 'EXPIRED', code: '2', zh: '过期', en: 'expired' },
    { name: 'CANCELLED', code: '3', zh: '注销', en: 'cancelled' },
    { name: 'REVOKED', code: '4', zh: '吊销', en: 'revoked' },
  ],
});
