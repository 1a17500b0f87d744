import { DateTime, Grid, LegalEntity, placeFields, recordFields, sourceField } from '@gridweave/core';
import { defineFields, mask } from '@gridweave/kit';
import {
  byCode,
  byMatch,
  byNumber,
  byTime,
  conditional,
  internal,
  label,
  nameMasks,
  personal,
  phoneMasks,
  textMasks,
} from '../labels.ts';
import { PollutionComplaintKind, PollutionComplaintState } from './codes.ts';
import { PollutionComplaint } from './tables.ts';

export const pollutionComplaintFields = defineFields(PollutionComplaint, (t) => ({
  number: t.column('number', { type: 'String', label: label('投诉编号', 'Number', ...internal), operators: byNumber }),
  kind: t.column('kind', {
    type: PollutionComplaintKind,
    label: label('投诉类型', 'Kind', ...internal),
    operators: byCode,
  }),
  state: t.column('state', {
    type: PollutionComplaintState,
    label: label('办理状态', 'State', ...internal),
    operators: byCode,
  }),
  description: t.column('description', {
    type: 'String',
    label: label('投诉内容', 'Description', ...conditional, textMasks),
    operators: ['search'],
  }),
  address: t.column('address', {
    type: 'String',
    label: label('投诉地点', 'Address', ...internal, [mask.area('street'), mask.area('community'), mask.exists]),
  }),
  receivedAt: t.column('received_at', {
    type: DateTime,
    label: label('收到时间', 'Received at', ...internal),
    operators: byTime,
  }),
  closedAt: t.column('closed_at', {
    type: DateTime,
    label: label('办结时间', 'Closed at', ...internal),
    operators: byTime,
  }),
  complainantName: t.column('complainant_name', {
    type: 'String',
    label: label('投诉人', 'Complainant', ...personal, nameMasks),
    operators: byMatch,
  }),
  complainantPhone: t.column('complainant_phone', {
    type: 'String',
    label: label('投诉人电话', "Complainant's phone", ...personal, phoneMasks),
    operators: byMatch,
  }),
  legalEntity: t.one(LegalEntity, {
    on: { street_code: 'street_code', legal_entity_id: 'id' },
    label: label('被投诉单位', 'Legal entity', ...internal),
  }),
  ...placeFields(t, { source: 'environment', sharing: 'unconditional', sensitivity: 'internal' }),
  ...sourceField(t, 'environment'),
  ...recordFields(t, 'environment'),
}));

/** The complaints about a legal entity, and in a basic grid. */
export const pollutionComplaintsOfPlaces = [
  defineFields(LegalEntity, (t) => ({
    pollutionComplaints: t.many(PollutionComplaint, {
      on: { street_code: 'street_code', id: 'legal_entity_id' },
      label: label('环境投诉', 'Pollution complaints', ...internal),
    }),
  })),
  defineFields(Grid, (t) => ({
    pollutionComplaints: t.many(PollutionComplaint, {
      on: { street_code: 'street_code', code: 'grid_code' },
      label: label('环境投诉', 'Pollution complaints', ...internal),
    }),
  })),
];
