import { defineFields, labelsFrom } from '@gridweave/kit';
import { EntityStatus, IndustrySection, LegalEntityKind, RegistrationType } from '../codes/index.ts';
import { House } from '../house/tables.ts';
import { addressMasks, nameMasks, phoneMasks } from '../label/masks.ts';
import { byCode, byMatch, byName, byNumber, byTime } from '../label/operators.ts';
import { placeFields } from '../place/fields.ts';
import { recordFields, sourceField } from '../record/fields.ts';
import { CalendarDate, UnifiedSocialCreditCode } from '../scalars/index.ts';
import { LegalEntity } from './tables.ts';

const register = labelsFrom('market-supervision', 'day');
const label = labelsFrom('grid-office', 'realtime');
const open = ['unconditional', 'public'] as const;
const internal = ['unconditional', 'internal'] as const;
const personal = ['conditional', 'personal'] as const;

/** Registered facts are public; contacts are personal. */
export const legalEntityFields = defineFields(LegalEntity, (t) => ({
  creditCode: t.column('credit_code', {
    type: UnifiedSocialCreditCode,
    label: register('统一社会信用代码', 'Unified social credit code', ...open, [], {
      zh: 'GB 32100,18 位',
      en: 'GB 32100, 18 characters',
    }),
    operators: byNumber,
  }),
  creditCodeHistoric: t.column('credit_code_historic', {
    type: 'Boolean',
    label: register('早期代码', 'Historic code', ...open, [], {
      zh: '早期赋码,校验位不符但有效',
      en: 'an early code whose check character does not fit, yet valid',
    }),
    operators: byCode,
  }),
  registrationNumber: t.column('registration_number', {
    type: 'String',
    label: register('注册号', 'Registration number', ...open, [], { zh: '旧版 15 位', en: 'the former 15 digits' }),
    operators: byNumber,
  }),
  name: t.column('name', { type: 'String', label: register('名称', 'Name', ...open), operators: byName }),
  kind: t.column('kind', { type: LegalEntityKind, label: register('法人类别', 'Kind', ...open), operators: byCode }),
  registrationType: t.column('registration_type', {
    type: RegistrationType,
    label: register('登记注册类型', 'Registration type', ...open),
    operators: byCode,
  }),
  legalRepresentative: t.column('legal_representative', {
    type: 'String',
    label: register('法定代表人或负责人', 'Legal representative', 'unconditional', 'personal', nameMasks, {
      zh: '《企业信息公示暂行条例》公示内容',
      en: 'made public under the Regulation on Enterprise Information Disclosure',
    }),
    operators: byMatch,
  }),
  legalRepresentativePhone: t.column('legal_representative_phone', {
    type: 'String',
    label: register('法定代表人电话', "Legal representative's phone", ...personal, phoneMasks),
    operators: byMatch,
  }),
  registeredCapital: t.column('registered_capital', {
    type: 'Float',
    label: register('注册资本', 'Registered capital', ...open, [], {
      zh: '万,币种另列',
      en: 'in 10,000 of its currency',
    }),
    operators: byTime,
  }),
  capitalCurrency: t.column('capital_currency', {
    type: 'String',
    label: register('注册资本币种', 'Currency of the capital', ...open, [], {
      zh: 'GB/T 12406,如 CNY',
      en: 'GB/T 12406, as CNY',
    }),
    operators: byCode,
  }),
  industrySection: t.column('industry_section', {
    type: IndustrySection,
    label: register('行业门类', 'Industry section', ...open, [], { zh: 'GB/T 4754', en: 'GB/T 4754' }),
    operators: byCode,
  }),
  industryCode: t.column('industry_code', {
    type: 'String',
    label: register('行业代码', 'Industry code', ...open, [], { zh: 'GB/T 4754 小类,4 位', en: 'GB/T 4754, 4 digits' }),
    operators: ['match', 'filter', 'order', 'aggregate'],
  }),
  businessScope: t.column('business_scope', { type: 'String', label: register('经营范围', 'Business scope', ...open) }),
  status: t.column('status', { type: EntityStatus, label: register('运行状态', 'Status', ...open), operators: byCode }),
  establishedOn: t.column('established_on', {
    type: CalendarDate,
    label: register('成立日期', 'Established on', ...open),
    operators: byTime,
  }),
  licenceExpiresOn: t.column('licence_expires_on', {
    type: CalendarDate,
    label: register('营业期限至', 'Licence expires on', ...open, [], { zh: '长期为空', en: 'null when without end' }),
    operators: byTime,
  }),
  registrationAuthority: t.column('registration_authority', {
    type: 'String',
    label: register('登记机关', 'Registration authority', ...open),
    operators: byCode,
  }),
  registeredAddress: t.column('registered_address', {
    type: 'String',
    label: register('注册地址', 'Registered address', ...open),
  }),
  actualAddress: t.column('actual_address', {
    type: 'String',
    label: label('实际经营地址', 'Actual address', ...internal, addressMasks),
  }),
  employees: t.column('employees', {
    type: 'Int',
    label: label('从业人数', 'Employees', ...internal),
    operators: byTime,
  }),
  contactName: t.column('contact_name', {
    type: 'String',
    label: label('联系人', 'Contact', ...personal, nameMasks),
    operators: byMatch,
  }),
  contactPhone: t.column('contact_phone', {
    type: 'String',
    label: label('联系人电话', "Contact's phone", ...personal, phoneMasks),
    operators: byMatch,
  }),
  verifiedOn: t.column('verified_on', {
    type: CalendarDate,
    label: label('最近核实日期', 'Last verified on', ...internal),
    operators: byTime,
  }),
  endedOn: t.column('ended_on', {
    type: CalendarDate,
    label: label('注销或迁出日期', 'Ended on', ...internal, [], { zh: '在册为空', en: 'null while it is here' }),
    operators: byTime,
  }),
  endReason: t.column('end_reason', { type: 'String', label: label('注销原因', 'Reason of the end', ...internal) }),
  house: t.one(House, {
    on: { street_code: 'street_code', house_id: 'id' },
    label: label('实际所在房屋', 'House', ...internal),
  }),
  ...placeFields(t, { source: 'grid-office', sharing: 'unconditional', sensitivity: 'public' }),
  ...sourceField(t, 'grid-office'),
  ...recordFields(t, 'grid-office', 'public'),
}));
