import { defineCodes } from './define-codes.ts';

/** Kind of legal entity 法人类别, GB/T 20091 (adapted). */
export const LegalEntityKind = defineCodes({
  name: 'LegalEntityKind',
  title: { zh: '法人类别', en: 'Kind of legal entity' },
  source: 'GB/T 20091 (adapted)',
  values: [
    { name: 'COMPANY', code: '11', zh: '公司', en: 'company' },
    { name: 'NON_CORPORATE_ENTERPRISE', code: '13', zh: '非公司制企业法人', en: 'enterprise that is not a company' },
    { name: 'ENTERPRISE_BRANCH', code: '15', zh: '企业分支机构', en: 'branch of an enterprise' },
    { name: 'PARTNERSHIP_OR_SOLE', code: '17', zh: '个人独资企业、合伙企业', en: 'sole proprietorship or partnership' },
    { name: 'GOVERNMENT_ORGAN', code: '31', zh: '机关法人', en: 'government organ' },
    { name: 'PUBLIC_INSTITUTION', code: '51', zh: '事业单位法人', en: 'public institution' },
    { name: 'SOCIAL_ORGANISATION', code: '71', zh: '社会团体法人', en: 'social organisation' },
    {
      name: 'PRIVATE_NON_ENTERPRISE',
      code: '91',
      zh: '社会服务机构(民办非企业单位)',
      en: 'social service institution (private non-enterprise)',
    },
    { name: 'FOUNDATION', code: '92', zh: '基金会', en: 'foundation' },
    { name: 'COMMUNITY_COMMITTEE', code: '93', zh: '居(村)民委员会', en: 'residents’ or villagers’ committee' },
    { name: 'COOPERATIVE', code: '94', zh: '农民专业合作社', en: 'farmers’ cooperative' },
    { name: 'INDIVIDUAL_BUSINESS', code: '95', zh: '个体工商户', en: 'individual business' },
    { name: 'RELIGIOUS_PLACE', code: '96', zh: '宗教活动场所', en: 'place of religious activity' },
    { name: 'OTHER', code: '99', zh: '其他机构', en: 'other' },
  ],
});

/** Registration type 登记注册类型, the main values of 国统字〔2011〕86号. */
export const RegistrationType = defineCodes({
  name: 'RegistrationType',
  title: { zh: '登记注册类型', en: 'Registration type' },
  source: '国统字〔2011〕86号',
  values: [
    { name: 'STATE_OWNED', code: '110', zh: '国有企业', en: 'state-owned enterprise' },
    { name: 'COLLECTIVE', code: '120', zh: '集体企业', en: 'collective enterprise' },
    { name: 'SHARE_COOPERATIVE', code: '130', zh: '股份合作企业', en: 'shareholding cooperative' },
    { name: 'JOINT_OPERATION', code: '140', zh: '联营企业', en: 'joint-operation enterprise' },
    { name: 'STATE_SOLE_COMPANY', code: '151', zh: '国有独资公司', en: 'wholly state-owned company' },
    { name: 'LIMITED_LIABILITY', code: '159', zh: '其他有限责任公司', en: 'other limited liability company' },
    { name: 'JOINT_STOCK', code: '160', zh: '股份有限公司', en: 'joint-stock company' },
    { name: 'PRIVATE_SOLE', code: '171', zh: '私营独资企业', en: 'private sole proprietorship' },
    { name: 'PRIVATE_PARTNERSHIP', code: '172', zh: '私营合伙企业', en: 'private partnership' },
    { name: 'PRIVATE_LIMITED', code: '173', zh: '私营有限责任公司', en: 'private limited liability company' },
    { name: 'PRIVATE_JOINT_STOCK', code: '174', zh: '私营股份有限公司', en: 'private joint-stock company' },
    { name: 'OTHER_DOMESTIC', code: '190', zh: '其他内资企业', en: 'other domestic enterprise' },
    {
      name: 'HMT_INVESTED',
      code: '200',
      zh: '港、澳、台商投资企业',
      en: 'enterprise with Hong Kong, Macao or Taiwan investment',
    },
    { name: 'FOREIGN_INVESTED', code: '300', zh: '外商投资企业', en: 'foreign-invested enterprise' },
    { name: 'INDIVIDUAL_BUSINESS', code: '410', zh: '个体户', en: 'individual business' },
    { name: 'INDIVIDUAL_PARTNERSHIP', code: '420', zh: '个人合伙', en: 'partnership of individuals' },
  ],
});

/** Operating status 运行状态, after the economic census; 8 迁出 is added by the grid office. */
export const EntityStatus = defineCodes({
  name: 'EntityStatus',
  title: { zh: '运行状态', en: 'Operating status' },
  source: '经济普查运行状态 / economic census',
  values: [
    { name: 'OPERATING', code: '1', zh: '正常运营', en: 'operating' },
    { name: 'SUSPENDED', code: '2', zh: '停业(歇业)', en: 'suspended' },
    { name: 'PREPARING', code: '3', zh: '筹建', en: 'being set up' },
    { name: 'CLOSED', code: '4', zh: '关闭', en: 'closed' },
    { name: 'BANKRUPT', code: '5', zh: '破产', en: 'bankrupt' },
    { name: 'DEREGISTERED', code: '6', zh: '注销', en: 'deregistered' },
    { name: 'REVOKED', code: '7', zh: '吊销', en: 'licence revoked' },
    { name: 'MOVED_OUT', code: '8', zh: '迁出', en: 'moved out' },
    { name: 'OTHER', code: '9', zh: '其他', en: 'other' },
  ],
});
