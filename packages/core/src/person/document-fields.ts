import { defineFields, labelsFrom } from '@gridweave/kit';
import { DocumentType } from '../codes/index.ts';
import { documentMasks, yearMasks } from '../label/masks.ts';
import { byCode, byMatch, byTime } from '../label/operators.ts';
import { placeFields } from '../place/fields.ts';
import { recordFields, sourceField } from '../record/fields.ts';
import { CalendarDate } from '../scalars/index.ts';
import { DocumentNumber } from './document-number.ts';
import { IdentityDocument, Person } from './tables.ts';

const label = labelsFrom('public-security', 'day');
const personal = ['conditional', 'personal'] as const;
const sensitive = ['conditional', 'sensitive'] as const;

export const identityDocumentFields = defineFields(IdentityDocument, (t) => ({
  type: t.column('type', { type: DocumentType, label: label('证件类型', 'Type', ...personal), operators: byCode }),
  number: t.column('number', {
    type: DocumentNumber,
    label: label('证件号码', 'Number', ...sensitive, documentMasks),
    operators: byMatch,
  }),
  primary: t.column('primary_document', {
    type: 'Boolean',
    label: label('是否主要证件', 'Primary', ...personal),
    operators: byCode,
  }),
  issuedBy: t.column('issued_by', { type: 'String', label: label('签发机关', 'Issued by', ...personal) }),
  validFrom: t.column('valid_from', {
    type: CalendarDate,
    label: label('有效期起', 'Valid from', ...personal, yearMasks),
    operators: byTime,
  }),
  validTo: t.column('valid_to', {
    type: CalendarDate,
    label: label('有效期止', 'Valid to', ...personal, yearMasks, { zh: '长期为空', en: 'null when without end' }),
    operators: byTime,
  }),
  person: t.one(Person, {
    on: { street_code: 'street_code', person_id: 'id' },
    label: label('持证人', 'Person', ...personal),
  }),
  ...placeFields(t, { source: 'grid-office', sharing: 'conditional', sensitivity: 'personal' }),
  ...sourceField(t, 'public-security'),
  ...recordFields(t, 'public-security'),
}));
