import { defineFields, labelsFrom } from '@gridweave/kit';
import { DivisionLevel } from '../codes/index.ts';
import { Grid } from '../grid/tables.ts';
import { byCode, byName, byNumber, byTime } from '../label/operators.ts';
import { CalendarDate, DivisionCode, Point } from '../scalars/index.ts';
import { AliasKind } from './alias-kind.ts';
import { Division, DivisionAlias, FunctionalZone, functionalZoneStreets } from './tables.ts';

const label = labelsFrom('civil-affairs', 'year');
const open = ['unconditional', 'public'] as const;

export const divisionFields = defineFields(Division, (t) => ({
  code: t.column('code', {
    type: DivisionCode,
    label: label('区划代码', 'Division code', ...open, [], {
      zh: 'GB/T 2260、GB/T 10114:省 2 位、市 4 位、区 6 位、街道 9 位、社区 12 位',
      en: 'GB/T 2260, GB/T 10114: 2 digits province, 4 city, 6 district, 9 street, 12 community',
    }),
    operators: byNumber,
  }),
  level: t.column('level', { type: DivisionLevel, label: label('层级', 'Level', ...open), operators: byCode }),
  parentCode: t.column('parent_code', {
    type: DivisionCode,
    label: label('上级区划代码', 'Code of the parent', ...open),
    operators: byNumber,
  }),
  name: t.column('name', {
    type: 'String',
    label: label('名称', 'Name', ...open, [], {
      zh: '社区名可能在多个街道重复',
      en: 'names of communities repeat across streets',
    }),
    operators: byName,
  }),
  fullName: t.column('full_name', {
    type: 'String',
    label: label('全称', 'Full name', ...open, [], {
      zh: '自市起,如 深圳市宝安区新安街道',
      en: 'from the city down, as 深圳市宝安区新安街道',
    }),
    operators: byName,
  }),
  centre: t.column('centre', { type: Point, label: label('中心点', 'Centre', ...open) }),
  pseudo: t.column('pseudo', {
    type: 'Boolean',
    label: label('是否类似街道单位', 'Pseudo-street', ...open, [], {
      zh: '统计上的街道级单位,如 440305400 前海',
      en: 'a unit that statistics treat as a street, as 440305400 前海',
    }),
    operators: byCode,
  }),
  validFrom: t.column('valid_from', {
    type: CalendarDate,
    label: label('启用日期', 'Valid from', ...open),
    operators: byTime,
  }),
  validTo: t.column('valid_to', {
    type: CalendarDate,
    label: label('停用日期', 'Valid to', ...open),
    operators: byTime,
  }),
  parent: t.one(Division, { on: { parent_code: 'code' }, label: label('上级区划', 'Parent', ...open) }),
  children: t.many(Division, { on: { code: 'parent_code' }, label: label('下级区划', 'Children', ...open) }),
  aliases: t.many(DivisionAlias, {
    on: { code: 'division_code' },
    label: label('别名', 'Aliases', ...open, [], {
      zh: '仍在使用的旧称,如 宝安区民治',
      en: 'former names that people still write, as 宝安区民治',
    }),
  }),
  grids: t.many(Grid, {
    on: { code: 'community_code' },
    label: label('社区的网格', 'Grids of a community', ...open, [], {
      zh: '仅社区一级有值',
      en: 'only a community has any',
    }),
  }),
  streetGrids: t.many(Grid, {
    on: { code: 'street_code' },
    label: label('街道的网格', 'Grids of a street', ...open, [], { zh: '仅街道一级有值', en: 'only a street has any' }),
  }),
  functionalZones: t.many(FunctionalZone, {
    through: { table: functionalZoneStreets, from: { code: 'street_code' }, to: { zone_code: 'code' } },
    label: label('所属功能区', 'Functional zones', ...open, [], { zh: '仅街道一级有值', en: 'only a street has any' }),
  }),
}));

export const divisionAliasFields = defineFields(DivisionAlias, (t) => ({
  alias: t.column('alias', { type: 'String', label: label('别名', 'Alias', ...open), operators: byName }),
  divisionCode: t.column('division_code', {
    type: DivisionCode,
    label: label('区划代码', 'Division code', ...open),
    operators: byNumber,
  }),
  validFrom: t.column('valid_from', {
    type: CalendarDate,
    label: label('起用日期', 'Right from', ...open, [], {
      zh: '成为正确写法的首日',
      en: 'first day as the right name',
    }),
    operators: byTime,
  }),
  validTo: t.column('valid_to', {
    type: CalendarDate,
    label: label('停用日期', 'Right until', ...open, [], {
      zh: '不再是正确写法的首日',
      en: 'first day on which it was not the right name any more',
    }),
    operators: byTime,
  }),
  kind: t.column('kind', { type: AliasKind, label: label('别名类别', 'Kind', ...open), operators: byCode }),
  rank: t.column('rank', {
    type: 'Int',
    label: label('可能性次序', 'Rank', ...open, [], {
      zh: '同一写法对应多个区划时,1 为最可能',
      en: '1 is the likeliest where an alias may mean several divisions',
    }),
    operators: byTime,
  }),
  source: t.column('source', {
    type: 'String',
    label: label('变更依据', 'Source', ...open, [], { zh: '区划变更的经过', en: 'how the division changed' }),
  }),
  division: t.one(Division, { on: { division_code: 'code' }, label: label('现行区划', 'Division today', ...open) }),
}));

export const functionalZoneFields = defineFields(FunctionalZone, (t) => ({
  code: t.column('code', {
    type: 'String',
    label: label('功能区代码', 'Zone code', ...open, [], {
      zh: '本平台自编,非 GB/T 2260 代码',
      en: 'our own, no code of GB/T 2260',
    }),
    operators: byNumber,
  }),
  name: t.column('name', { type: 'String', label: label('名称', 'Name', ...open), operators: byName }),
  fullName: t.column('full_name', { type: 'String', label: label('全称', 'Full name', ...open) }),
  districtCode: t.column('district_code', {
    type: DivisionCode,
    label: label('所在行政区代码', 'Code of the district', ...open),
    operators: byNumber,
  }),
  validFrom: t.column('valid_from', {
    type: CalendarDate,
    label: label('设立日期', 'Set up on', ...open),
    operators: byTime,
  }),
  validTo: t.column('valid_to', {
    type: CalendarDate,
    label: label('撤销日期', 'Ended on', ...open),
    operators: byTime,
  }),
  source: t.column('source', { type: 'String', label: label('设立依据', 'Source', ...open) }),
  district: t.one(Division, { on: { district_code: 'code' }, label: label('所在行政区', 'District', ...open) }),
  streets: t.many(Division, {
    through: { table: functionalZoneStreets, from: { code: 'zone_code' }, to: { street_code: 'code' } },
    label: label('所辖街道', 'Streets', ...open),
  }),
}));
