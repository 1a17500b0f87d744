import { defineCodes } from '@gridweave/core';

/** Special groups 重点人员, kept by the police and seen by nobody else. */
export const SpecialGroup = defineCodes({
  name: 'SpecialGroup',
  title: { zh: '重点人员类别', en: 'Special group' },
  source:
    '公安机关重点人口管理、《社区矫正法》、《精神卫生法》、《禁毒法》、《预防未成年人犯罪法》 / police administration and the laws named',
  values: [
    { name: 'RELEASED', code: '1', zh: '刑满释放人员', en: 'released from prison' },
    { name: 'IN_CORRECTION', code: '2', zh: '社区矫正对象', en: 'in community correction' },
    { name: 'MENTAL_DISORDER', code: '3', zh: '严重精神障碍患者', en: 'severe mental disorder' },
    { name: 'DRUG', code: '4', zh: '吸毒人员', en: 'drug users' },
    { name: 'KEY_YOUTH', code: '5', zh: '重点青少年', en: 'key youth' },
  ],
});

/** How closely somebody is looked after 管控等级. */
export const SpecialCareLevel = defineCodes({
  name: 'SpecialCareLevel',
  title: { zh: '管控等级', en: 'Level of care' },
  source: '公安机关重点人口管理 / police administration',
  values: [
    { name: 'ORDINARY', code: '1', zh: '一般关注', en: 'ordinary' },
    { name: 'CLOSE', code: '2', zh: '重点关注', en: 'close' },
    { name: 'STRICT', code: '3', zh: '严密管控', en: 'strict' },
  ],
});
