import { defineFields, labelsFrom } from '@gridweave/kit';
import { HouseOwnership, HouseStructure, HouseUse } from '../codes/index.ts';
import { addressFields } from '../address/fields.ts';
import { addressMasks, nameMasks, phoneMasks } from '../label/masks.ts';
import { byCode, byMatch, byNumber, byTime } from '../label/operators.ts';
import { placeFields } from '../place/fields.ts';
import { recordFields, sourceField } from '../record/fields.ts';
import { CalendarDate, HouseCode, Point } from '../scalars/index.ts';
import { House } from './tables.ts';

const label = labelsFrom('grid-office', 'realtime');
const open = ['unconditional', 'public'] as const;
const internal = ['unconditional', 'internal'] as const;
const personal = ['conditional', 'personal'] as const;

/** What a house is, where it is and whose it is. */
export const houseFields = defineFields(House, (t) => ({
  houseCode: t.column('house_code', {
    type: HouseCode,
    label: label('房屋编码', 'House code', ...open, [], {
      zh: '统一地址 25 位;只作标识,当前网格见 gridCode',
      en: '25 digits of the unified address system; an identity, for the current grid see gridCode',
    }),
    operators: byNumber,
  }),
  buildingCode: t.column('building_code', {
    type: 'String',
    label: label('楼栋编码', 'Building code', ...open, [], {
      zh: '19 位,同一楼栋的房屋相同',
      en: '19 digits, the same for all houses of a building',
    }),
    operators: byNumber,
  }),
  address: t.column('address', {
    type: 'String',
    label: label('详细地址', 'Address', ...internal, addressMasks),
    operators: ['search'],
  }),
  ...addressFields(t),
  point: t.column('point', { type: Point, label: label('坐标', 'Point', ...internal) }),
  use: t.column('use', { type: HouseUse, label: label('房屋用途', 'Use', ...open), operators: byCode }),
  structure: t.column('structure', {
    type: HouseStructure,
    label: label('建筑结构', 'Structure', ...open),
    operators: byCode,
  }),
  floors: t.column('floors', {
    type: 'Int',
    label: label('总层数', 'Floors', ...open, [], { zh: '所在楼栋', en: 'of the building' }),
    operators: byTime,
  }),
  area: t.column('area', {
    type: 'Float',
    label: label('建筑面积', 'Floor area', ...internal, [], { zh: '平方米', en: 'square metres' }),
    operators: byTime,
  }),
  builtYear: t.column('built_year', {
    type: 'Int',
    label: label('建成年份', 'Year built', ...open),
    operators: byTime,
  }),
  ownership: t.column('ownership', {
    type: HouseOwnership,
    label: labelsFrom('planning-resources', 'day')('房屋产别', 'Ownership', ...internal),
    operators: byCode,
  }),
  ownerName: t.column('owner_name', {
    type: 'String',
    label: label('业主', 'Owner', ...personal, nameMasks),
    operators: byMatch,
  }),
  ownerPhone: t.column('owner_phone', {
    type: 'String',
    label: label('业主电话', "Owner's phone", ...personal, phoneMasks),
    operators: byMatch,
  }),
  visitedOn: t.column('visited_on', {
    type: CalendarDate,
    label: label('最近走访日期', 'Last visited on', ...internal),
    operators: byTime,
  }),
  registeredOn: t.column('registered_on', {
    type: CalendarDate,
    label: label('登记日期', 'Registered on', ...internal),
    operators: byTime,
  }),
  deregisteredOn: t.column('deregistered_on', {
    type: CalendarDate,
    label: label('注销日期', 'Deregistered on', ...internal),
    operators: byTime,
  }),
  deregistrationReason: t.column('deregistration_reason', {
    type: 'String',
    label: label('注销原因', 'Reason of deregistration', ...internal, [], {
      zh: '如 拆除、合并、改建',
      en: 'demolished, merged, rebuilt, for example',
    }),
  }),
  ...placeFields(t, { source: 'grid-office', sharing: 'unconditional', sensitivity: 'public' }),
  ...sourceField(t, 'grid-office'),
  ...recordFields(t, 'grid-office', 'public'),
}));
