import { defineCodes } from '@gridweave/core';

/** Fire risk level 火灾风险等级, four colours. */
export const FireRiskLevel = defineCodes({
  name: 'FireRiskLevel',
  title: { zh: '火灾风险等级', en: 'Fire risk level' },
  source: '安全风险分级管控四色标识 / four colours of risk control',
  values: [
    { name: 'LOW', code: 'blue', zh: '低风险(蓝)', en: 'low (blue)' },
    { name: 'MODERATE', code: 'yellow', zh: '一般风险(黄)', en: 'moderate (yellow)' },
    { name: 'HIGH', code: 'orange', zh: '较大风险(橙)', en: 'high (orange)' },
    { name: 'EXTREME', code: 'red', zh: '重大风险(红)', en: 'extreme (red)' },
  ],
});

/** Result of a fire inspection 消防监督检查结果. */
export const FireInspectionResult = defineCodes({
  name: 'FireInspectionResult',
  title: { zh: '消防检查结果', en: 'Result of a fire inspection' },
  source: '《消防监督检查规定》(公安部令第 120 号) / Provisions on Fire Supervision and Inspection',
  values: [
    { name: 'PASSED', code: '1', zh: '合格', en: 'passed' },
    { name: 'RECTIFY_AT_ONCE', code: '2', zh: '责令立即改正', en: 'to be rectified at once' },
    { name: 'RECTIFY_IN_TIME', code: '3', zh: '责令限期改正', en: 'to be rectified within a time limit' },
    { name: 'SEALED', code: '4', zh: '临时查封', en: 'temporarily sealed' },
  ],
});

/** Language of a text that is made for the reader. */
export const FireLanguage = defineCodes({
  name: 'FireLanguage',
  title: { zh: '语言', en: 'Language' },
  source: 'ISO 639-1',
  values: [
    { name: 'ZH', code: 'zh', zh: '中文', en: 'Chinese' },
    { name: 'EN', code: 'en', zh: '英文', en: 'English' },
  ],
});
