import { defineFields, labelsFrom } from '@gridweave/kit';
import { LocationErrorClass, PartMajor, PartMinor } from '../codes/index.ts';
import { Event } from '../event/tables.ts';
import { byCode, byNumber, byTime } from '../label/operators.ts';
import { placeFields } from '../place/fields.ts';
import { recordFields, sourceField } from '../record/fields.ts';
import { CalendarDate, Point } from '../scalars/index.ts';
import { CityPartState } from './part-state.ts';
import { CityPart } from './tables.ts';

const label = labelsFrom('urban-management', 'month');
const open = ['unconditional', 'public'] as const;
const internal = ['unconditional', 'internal'] as const;

export const cityPartFields = defineFields(CityPart, (t) => ({
  code: t.column('code', {
    type: 'String',
    label: label('部件编码', 'Code', ...open, [], {
      zh: '16 位:区划 6 位、大类 2 位、小类 3 位之后为流水号(GB/T 30428.2)',
      en: '16 digits: 6 division, 2 major, 3 minor, then a sequence (GB/T 30428.2)',
    }),
    operators: byNumber,
  }),
  major: t.column('major', { type: PartMajor, label: label('部件大类', 'Major category', ...open), operators: byCode }),
  minor: t.column('minor', { type: PartMinor, label: label('部件小类', 'Minor category', ...open), operators: byCode }),
  name: t.column('name', { type: 'String', label: label('部件名称', 'Name', ...open), operators: ['match', 'order'] }),
  ownerUnit: t.column('owner_unit', {
    type: 'String',
    label: label('权属单位', 'Owner', ...open),
    operators: byCode,
  }),
  maintenanceUnit: t.column('maintenance_unit', {
    type: 'String',
    label: label('养护单位', 'Maintenance unit', ...open),
    operators: byCode,
  }),
  address: t.column('address', { type: 'String', label: label('位置描述', 'Where it is', ...open) }),
  point: t.column('point', { type: Point, label: label('坐标', 'Point', ...internal) }),
  locationError: t.column('location_error', {
    type: LocationErrorClass,
    label: label('定位误差等级', 'Location error class', ...open),
    operators: byCode,
  }),
  state: t.column('state', { type: CityPartState, label: label('部件状态', 'State', ...open), operators: byCode }),
  installedOn: t.column('installed_on', {
    type: CalendarDate,
    label: label('设置日期', 'Installed on', ...open),
    operators: byTime,
  }),
  removedOn: t.column('removed_on', {
    type: CalendarDate,
    label: label('拆除日期', 'Removed on', ...open),
    operators: byTime,
  }),
  events: t.many(Event, {
    on: { street_code: 'street_code', id: 'city_part_id' },
    label: labelsFrom('grid-office', 'realtime')('相关事件', 'Events', ...internal),
  }),
  ...placeFields(t, { source: 'grid-office', sharing: 'unconditional', sensitivity: 'public' }),
  ...sourceField(t, 'urban-management'),
  ...recordFields(t, 'urban-management', 'public'),
}));
