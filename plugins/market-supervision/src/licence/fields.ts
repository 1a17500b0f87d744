import { CalendarDate, LegalEntity, placeFields, recordFields, sourceField } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { byCode, byNumber, byTime, label, open } from '../labels.ts';
import { LicenceKind, LicenceState } from './codes.ts';
import { licenceExpired } from './expired.ts';
import { BusinessLicence } from './tables.ts';

export const businessLicenceFields = defineFields(BusinessLicence, (t) => ({
  kind: t.column('kind', { type: LicenceKind, label: label('证照种类', 'Kind', ...open), operators: byCode }),
  number: t.column('number', { type: 'String', label: label('证照编号', 'Number', ...open), operators: byNumber }),
  holder: t.column('holder', {
    type: 'String',
    label: label('持证主体', 'Holder', ...open),
    operators: ['match', 'search', 'order'],
  }),
  state: t.column('state', { type: LicenceState, label: label('证照状态', 'State', ...open), operators: byCode }),
  issuedOn: t.column('issued_on', {
    type: CalendarDate,
    label: label('发证日期', 'Issued on', ...open),
    operators: byTime,
  }),
  expiresOn: t.column('expires_on', {
    type: CalendarDate,
    label: label('有效期至', 'Expires on', ...open, [], { zh: '长期为空', en: 'null when without end' }),
    operators: byTime,
  }),
  expired: t.computed({
    type: 'Boolean',
    needs: ['state', 'expires_on'],
    sql: licenceExpired,
    label: label('是否过期', 'Expired', ...open),
    operators: byCode,
  }),
  issuedBy: t.column('issued_by', { type: 'String', label: label('发证机关', 'Issued by', ...open) }),
  scope: t.column('scope', { type: 'String', label: label('许可范围', 'Scope', ...open) }),
  legalEntity: t.one(LegalEntity, {
    on: { street_code: 'street_code', legal_entity_id: 'id' },
    label: label('市场主体', 'Legal entity', ...open),
  }),
  ...placeFields(t, { source: 'market-supervision', sharing: 'unconditional', sensitivity: 'public' }),
  ...sourceField(t, 'market-supervision'),
  ...recordFields(t, 'market-supervision', 'public'),
}));

export const licencesOfEntity = defineFields(LegalEntity, (t) => ({
  licences: t.many(BusinessLicence, {
    on: { street_code: 'street_code', id: 'legal_entity_id' },
    label: label('证照', 'Licences and permits', ...open),
  }),
}));
