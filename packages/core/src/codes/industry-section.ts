import { defineCodes } from './define-codes.ts';

/** Industry section 行业门类, GB/T 4754. */
export const IndustrySection = defineCodes({
  name: 'IndustrySection',
  title: { zh: '行业门类', en: 'Industry section' },
  source: 'GB/T 4754',
  values: [
    {
      name: 'AGRICULTURE',
      code: 'A',
      zh: '农、林、牧、渔业',
      en: 'agriculture, forestry, animal husbandry and fishery',
    },
    { name: 'MINING', code: 'B', zh: '采矿业', en: 'mining' },
    { name: 'MANUFACTURING', code: 'C', zh: '制造业', en: 'manufacturing' },
    { name: 'UTILITIES', code: 'D', zh: '电力、热力、燃气及水生产和供应业', en: 'electricity, heat, gas and water' },
    { name: 'CONSTRUCTION', code: 'E', zh: '建筑业', en: 'construction' },
    { name: 'WHOLESALE_RETAIL', code: 'F', zh: '批发和零售业', en: 'wholesale and retail' },
    { name: 'TRANSPORT', code: 'G', zh: '交通运输、仓储和邮政业', en: 'transport, storage and post' },
    { name: 'HOSPITALITY', code: 'H', zh: '住宿和餐饮业', en: 'hotels and catering' },
    {
      name: 'INFORMATION',
      code: 'I',
      zh: '信息传输、软件和信息技术服务业',
      en: 'information transmission, software and IT',
    },
    { name: 'FINANCE', code: 'J', zh: '金融业', en: 'finance' },
    { name: 'REAL_ESTATE', code: 'K', zh: '房地产业', en: 'real estate' },
    { name: 'LEASING_BUSINESS', code: 'L', zh: '租赁和商务服务业', en: 'leasing and business services' },
    { name: 'RESEARCH', code: 'M', zh: '科学研究和技术服务业', en: 'research and technical services' },
    {
      name: 'ENVIRONMENT',
      code: 'N',
      zh: '水利、环境和公共设施管理业',
      en: 'water, environment and public facilities',
    },
    {
      name: 'RESIDENT_SERVICES',
      code: 'O',
      zh: '居民服务、修理和其他服务业',
      en: 'resident services, repair and other services',
    },
    { name: 'EDUCATION', code: 'P', zh: '教育', en: 'education' },
    { name: 'HEALTH', code: 'Q', zh: '卫生和社会工作', en: 'health and social work' },
    { name: 'CULTURE', code: 'R', zh: '文化、体育和娱乐业', en: 'culture, sports and entertainment' },
    {
      name: 'PUBLIC_ADMINISTRATION',
      code: 'S',
      zh: '公共管理、社会保障和社会组织',
      en: 'public administration, social security and organisations',
    },
    { name: 'INTERNATIONAL', code: 'T', zh: '国际组织', en: 'international organisations' },
  ],
});
