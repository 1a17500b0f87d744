import { defineFields, labelsFrom } from '@gridweave/kit';
import { DwellingKind, FloatReason, LeftBehindKind, PermitKind, RelationToHead, StayPurpose } from '../codes/index.ts';
import { documentMasks, nameMasks, phoneMasks, textMasks, yearMasks } from '../label/masks.ts';
import { byCode, byMatch, byTime } from '../label/operators.ts';
import { CalendarDate } from '../scalars/index.ts';
import { Person } from './tables.ts';

const label = labelsFrom('grid-office', 'realtime');
const police = labelsFrom('public-security', 'day');
const personal = ['conditional', 'personal'] as const;
const sensitive = ['conditional', 'sensitive'] as const;

/** Registered people 户籍人口: the household. */
export const registeredPersonFields = defineFields(Person, (t) => ({
  livesAsRegistered: t.column('lives_as_registered', {
    type: 'Boolean',
    label: label('人户一致', 'Lives where registered', ...personal),
    operators: byCode,
  }),
  householdNumber: t.column('household_number', {
    type: 'String',
    label: police('户号', 'Household number', ...personal, documentMasks),
    operators: byMatch,
  }),
  householdHead: t.column('household_head', {
    type: 'String',
    label: police('户主', 'Head of household', ...personal, nameMasks),
  }),
  relationToHead: t.column('relation_to_head', {
    type: RelationToHead,
    label: police('与户主关系', 'Relation to the head', ...personal),
    operators: byCode,
  }),
}));

/** Floating people 流动人口: why they came and their residence permit. */
export const floatingPersonFields = defineFields(Person, (t) => ({
  floatReason: t.column('float_reason', {
    type: FloatReason,
    label: label('流动原因', 'Reason for floating', ...personal),
    operators: byCode,
  }),
  permitKind: t.column('permit_kind', {
    type: PermitKind,
    label: police('居住证件类别', 'Kind of residence permit', ...personal),
    operators: byCode,
  }),
  permitNumber: t.column('permit_number', {
    type: 'String',
    label: police('居住证件号码', 'Permit number', ...sensitive, documentMasks),
    operators: byMatch,
  }),
  permitRegisteredOn: t.column('permit_registered_on', {
    type: CalendarDate,
    label: police('居住登记日期', 'Residence registered on', ...personal, yearMasks),
    operators: byTime,
  }),
  permitExpiresOn: t.column('permit_expires_on', {
    type: CalendarDate,
    label: police('居住证件到期日', 'Permit expires on', ...personal, yearMasks),
    operators: byTime,
  }),
  dwellingKind: t.column('dwelling_kind', {
    type: DwellingKind,
    label: label('居住处所', 'Kind of dwelling', ...personal),
    operators: byCode,
  }),
}));

/** Overseas people 境外人员: nationality and purpose of stay. */
export const overseasPersonFields = defineFields(Person, (t) => ({
  nationality: t.column('nationality', {
    type: 'String',
    label: police('国籍(地区)', 'Nationality', ...personal, [], {
      zh: 'GB/T 2659 三位字母代码',
      en: 'GB/T 2659, three letters',
    }),
    operators: byCode,
  }),
  latinName: t.column('latin_name', {
    type: 'String',
    label: police('外文姓名', 'Name in Latin letters', ...personal, nameMasks),
    operators: byMatch,
  }),
  stayPurpose: t.column('stay_purpose', {
    type: StayPurpose,
    label: police('停留事由', 'Purpose of stay', ...personal),
    operators: byCode,
  }),
  stayUntil: t.column('stay_until', {
    type: CalendarDate,
    label: police('停留期限', 'May stay until', ...personal, yearMasks),
    operators: byTime,
  }),
}));

/** Left-behind people 留守人员: who looks after them and what they need. Many of the children are under 14. */
export const leftBehindPersonFields = defineFields(Person, (t) => ({
  leftBehindKind: t.column('left_behind_kind', {
    type: LeftBehindKind,
    label: label('留守类别', 'Kind of left-behind person', ...sensitive),
    operators: byCode,
  }),
  familyMember: t.column('family_member', {
    type: 'String',
    label: label('主要家庭成员', 'Main family member', ...personal, nameMasks),
  }),
  familyMemberPhone: t.column('family_member_phone', {
    type: 'String',
    label: label('家庭成员电话', "Family member's phone", ...personal, phoneMasks),
    operators: byMatch,
  }),
  needs: t.column('needs', { type: 'String', label: label('困难与需求', 'Needs', ...sensitive, textMasks) }),
  help: t.column('help', { type: 'String', label: label('帮扶情况', 'Help given', ...sensitive, textMasks) }),
}));
