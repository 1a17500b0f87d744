import { defineFields, labelsFrom } from '@gridweave/kit';
import { sql } from 'kysely';
import {
  DocumentType,
  EducationLevel,
  EthnicGroup,
  MaritalStatus,
  PersonKind,
  PoliticalStatus,
  Religion,
  Sex,
} from '../codes/index.ts';
import {
  birthMasks,
  documentMasks,
  elsewhereMasks,
  nameMasks,
  phoneMasks,
  textMasks,
  yearMasks,
} from '../label/masks.ts';
import { notShared } from '../label/not-shared.ts';
import { byCode, byMatch, byName, byTime } from '../label/operators.ts';
import { placeFields } from '../place/fields.ts';
import { recordFields, sourceField } from '../record/fields.ts';
import { CalendarDate, DivisionCode } from '../scalars/index.ts';
import { DocumentNumber } from './document-number.ts';
import { Person } from './tables.ts';

const label = labelsFrom('grid-office', 'realtime');
const police = labelsFrom('public-security', 'day');
const personal = ['conditional', 'personal'] as const;
const sensitive = ['conditional', 'sensitive'] as const;

/** What is kept of every person; what belongs to a kind of person stands in kind-fields. */
export const personFields = defineFields(Person, (t) => ({
  kind: t.column('kind', { type: PersonKind, label: label('人口类别', 'Kind', ...personal), operators: byCode }),
  documentType: t.column('document_type', {
    type: DocumentType,
    label: police('证件类型', 'Document type', ...personal, [], { zh: '主要证件', en: 'of the primary document' }),
    operators: byCode,
  }),
  documentNumber: t.column('document_number', {
    type: DocumentNumber,
    label: police('证件号码', 'Document number', ...sensitive, documentMasks, {
      zh: '主要证件;居民身份证按 GB 11643',
      en: 'of the primary document; a citizen id follows GB 11643',
    }),
    operators: byMatch,
  }),
  name: t.column('name', { type: 'String', label: police('姓名', 'Name', ...personal, nameMasks), operators: byName }),
  formerName: t.column('former_name', {
    type: 'String',
    label: police('曾用名', 'Former name', ...personal, nameMasks),
    operators: byMatch,
  }),
  sex: t.column('sex', { type: Sex, label: police('性别', 'Sex', ...personal), operators: byCode }),
  birthDate: t.column('birth_date', {
    type: CalendarDate,
    label: police('出生日期', 'Birth date', ...personal, birthMasks),
    operators: ['match', ...byTime],
  }),
  age: t.computed({
    type: 'Int',
    needs: ['birth_date'],
    sql: (row) => sql`date_part('year', age((now() at time zone 'Asia/Shanghai')::date, ${row.birth_date}))::int`,
    label: label('年龄', 'Age', ...personal, [], { zh: '周岁,今天', en: 'in full years, today' }),
    operators: byTime,
  }),
  ethnicity: t.column('ethnicity', {
    type: EthnicGroup,
    label: police('民族', 'Ethnic group', ...sensitive),
    operators: byCode,
  }),
  nativePlace: t.column('native_place', {
    type: 'String',
    label: police('籍贯', 'Native place', ...personal, elsewhereMasks),
  }),
  maritalStatus: t.column('marital_status', {
    type: MaritalStatus,
    label: labelsFrom('civil-affairs', 'week')('婚姻状况', 'Marital status', ...personal),
    operators: byCode,
  }),
  politicalStatus: t.column('political_status', {
    type: PoliticalStatus,
    label: label('政治面貌', 'Political status', ...sensitive),
    operators: byCode,
  }),
  education: t.column('education', {
    type: EducationLevel,
    label: label('文化程度', 'Education', ...personal),
    operators: byCode,
  }),
  religion: t.column('religion', {
    type: Religion,
    label: notShared(
      'grid-office',
      '宗教信仰',
      'Religion',
      'sensitive',
      '《中华人民共和国个人信息保护法》第二十八条 / Personal Information Protection Law, article 28',
    ),
  }),
  occupation: t.column('occupation', {
    type: 'String',
    label: label('职业', 'Occupation', ...personal, textMasks),
  }),
  workplace: t.column('workplace', {
    type: 'String',
    label: label('工作单位', 'Workplace', ...personal, textMasks),
  }),
  phone: t.column('phone', {
    type: 'String',
    label: label('联系电话', 'Phone', ...personal, phoneMasks),
    operators: byMatch,
  }),
  registeredDivision: t.column('registered_division', {
    type: DivisionCode,
    label: police('户籍地区划', 'Division of household registration', ...personal, [], {
      zh: 'GB/T 2260,6 位',
      en: 'GB/T 2260, 6 digits',
    }),
    operators: byCode,
  }),
  registeredAddress: t.column('registered_address', {
    type: 'String',
    label: police('户籍地址', 'Registered address', ...personal, elsewhereMasks),
  }),
  photoRef: t.column('photo_ref', {
    type: 'String',
    label: notShared(
      'public-security',
      '照片引用',
      'Reference of the photo',
      'sensitive',
      '《中华人民共和国个人信息保护法》第二十六条、第二十八条 / Personal Information Protection Law, articles 26 and 28',
    ),
  }),
  movedInOn: t.column('moved_in_on', {
    type: CalendarDate,
    label: label('入住日期', 'Moved in on', ...personal, yearMasks),
    operators: byTime,
  }),
  verifiedOn: t.column('verified_on', {
    type: CalendarDate,
    label: label('最近核实日期', 'Last verified on', ...personal),
    operators: byTime,
  }),
  endedOn: t.column('ended_on', {
    type: CalendarDate,
    label: label('注销日期', 'Ended on', ...personal, yearMasks, { zh: '现住为空', en: 'null while living here' }),
    operators: byTime,
  }),
  endReason: t.column('end_reason', {
    type: 'String',
    label: label('注销原因', 'Reason of the end', ...personal, textMasks),
  }),
  ...placeFields(t, { source: 'grid-office', sharing: 'conditional', sensitivity: 'personal' }),
  ...sourceField(t, 'grid-office'),
  ...recordFields(t, 'grid-office'),
}));
