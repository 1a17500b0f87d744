import { defineCodes } from '@gridweave/core';

/** Result of a random inspection 双随机抽查结果, as published by the credit information system of enterprises. */
export const RandomInspectionResult = defineCodes({
  name: 'RandomInspectionResult',
  title: { zh: '双随机抽查结果', en: 'Result of a random inspection' },
  source: '国家企业信用信息公示系统 / National Enterprise Credit Information Publicity System',
  values: [
    { name: 'NOTHING_FOUND', code: '1', zh: '未发现问题', en: 'nothing found' },
    { name: 'NOT_DISCLOSED', code: '2', zh: '未按规定公示应当公示的信息', en: 'information not disclosed as required' },
    { name: 'FALSE_DISCLOSURE', code: '3', zh: '公示信息隐瞒真实情况、弄虚作假', en: 'false information disclosed' },
    { name: 'NOT_FOUND_AT_ADDRESS', code: '4', zh: '通过登记的住所(经营场所)无法联系', en: 'not found at its address' },
    { name: 'CORRECTION_ORDERED', code: '5', zh: '发现问题已责令改正', en: 'problems found, correction ordered' },
    { name: 'NOT_COOPERATING', code: '6', zh: '不配合检查情节严重', en: 'serious refusal to cooperate' },
    { name: 'NO_SUCH_BUSINESS', code: '7', zh: '未发现开展本次抽查涉及的经营活动', en: 'no such business carried on' },
    { name: 'TO_BE_HANDLED', code: '8', zh: '发现问题待后续处理', en: 'problems found, to be handled' },
  ],
});
