import { defineFields, labelsFrom } from '@gridweave/kit';
import { Division } from '../division/tables.ts';
import { nameMasks, phoneMasks } from '../label/masks.ts';
import { byCode, byMatch, byName, byNumber, byTime } from '../label/operators.ts';
import { recordFields, sourceField } from '../record/fields.ts';
import { CalendarDate, DivisionCode, Polygon, ProfessionalGridCode } from '../scalars/index.ts';
import { ProfessionalGrid, ProfessionalGridKind } from './tables.ts';

const label = labelsFrom('grid-office', 'day');
const open = ['unconditional', 'public'] as const;
const personal = ['conditional', 'personal'] as const;

export const professionalGridFields = defineFields(ProfessionalGrid, (t) => ({
  code: t.column('code', {
    type: ProfessionalGridCode,
    label: label('专业网格编码', 'Code', ...open, [], {
      zh: '20 位(参照 CJ/T 349)',
      en: '20 digits (after CJ/T 349)',
    }),
    operators: byNumber,
  }),
  kind: t.column('kind', {
    type: 'String',
    label: label('种类代码', 'Code of the kind', ...open, [], {
      zh: '如 fire,见 professionalGridKinds',
      en: 'as fire; professionalGridKinds lists them',
    }),
    operators: byCode,
  }),
  ofKind: t.one(ProfessionalGridKind, { on: { kind: 'code' }, label: label('种类', 'Kind', ...open) }),
  name: t.column('name', { type: 'String', label: label('专业网格名称', 'Name', ...open), operators: byName }),
  boundary: t.column('boundary', {
    type: Polygon,
    label: label('边界', 'Boundary', ...open, [], {
      zh: '未单独划界时为空,以对接的基础网格为准',
      en: 'null where there is none of its own; the basic grids it is docked on say where it is',
    }),
  }),
  organisation: t.column('organisation', {
    type: 'String',
    label: label('责任单位', 'Unit', ...open),
    operators: byCode,
  }),
  organisationPhone: t.column('organisation_phone', {
    type: 'String',
    label: label('责任单位电话', "Unit's phone", ...open),
  }),
  personInCharge: t.column('person_in_charge', {
    type: 'String',
    label: label('责任人', 'Person in charge', ...personal, nameMasks),
    operators: byMatch,
  }),
  personInChargePhone: t.column('person_in_charge_phone', {
    type: 'String',
    label: label('责任人电话', 'Phone of the person in charge', ...personal, phoneMasks),
    operators: byMatch,
  }),
  validFrom: t.column('valid_from', {
    type: CalendarDate,
    label: label('启用日期', 'Valid from', ...open),
    operators: byTime,
  }),
  validTo: t.column('valid_to', {
    type: CalendarDate,
    label: label('停用日期', 'Valid to', ...open, [], {
      zh: '自该日起不再使用;在用为空',
      en: 'not in use from that day on; null while in use',
    }),
    operators: byTime,
  }),
  streetCode: t.column('street_code', {
    type: DivisionCode,
    label: label('街道代码', 'Street code', ...open),
    operators: byCode,
  }),
  communityCode: t.column('community_code', {
    type: DivisionCode,
    label: label('社区代码', 'Community code', ...open, [], {
      zh: '跨社区时为空',
      en: 'null where it covers several communities',
    }),
    operators: byCode,
  }),
  street: t.one(Division, { on: { street_code: 'code' }, label: label('所属街道', 'Street', ...open) }),
  community: t.one(Division, { on: { community_code: 'code' }, label: label('所属社区', 'Community', ...open) }),
  ...sourceField(t, 'grid-office'),
  ...recordFields(t, 'grid-office', 'public'),
}));
