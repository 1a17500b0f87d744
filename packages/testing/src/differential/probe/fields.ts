import {
  type Column,
  type Columns,
  defineFields,
  type FieldBuilder,
  type FieldOperator,
  GridweaveError,
  labelsFrom,
  mask,
} from '@gridweave/kit';
import { CalendarDate, DateTime, Event, House, Point, RentalGrade } from '@gridweave/core';
import { sql, type SqlBool } from 'kysely';
import { Badge, Gadget, gadgetHouses, houseExtras, Owner } from './tables.ts';

const label = labelsFrom('probe', 'day');
const open = ['unconditional', 'public'] as const;
const personal = ['conditional', 'personal'] as const;
const every: readonly FieldOperator[] = ['match', 'filter', 'order', 'aggregate'];

interface ValueColumns extends Columns {
  readonly flag: Column<boolean | null>;
  readonly code: Column<string | null>;
  readonly note: Column<string | null>;
  readonly tags: Column<readonly string[] | null>;
  readonly marks: Column<readonly string[] | null>;
  readonly small: Column<number | null>;
  readonly large: Column<string | null>;
  readonly exact: Column<string | null>;
  readonly rough: Column<number | null>;
  readonly day: Column<string | null>;
  readonly moment: Column<string | null>;
  readonly shape: Column<unknown>;
}

const texts = [mask.keep(1, 0), mask.keep(2, 2), mask.hash, mask.exists, mask.area('street'), mask.area('community')];
const times = [mask.year, mask.ageBand(10), mask.ageBand(7), mask.hash, mask.exists, mask.keep(7, 0)];

/** A field of every kind of value with every operator and mask that it can have. */
function valueFields(t: FieldBuilder<ValueColumns>) {
  return {
    flag: t.column('flag', { type: 'Boolean', label: label('标志', 'Flag', ...open), operators: every }),
    grade: t.column('code', { type: RentalGrade, label: label('等级', 'Grade', ...open), operators: every }),
    note: t.column('note', {
      type: 'String',
      label: label('备注', 'Note', ...personal, texts),
      operators: [...every, 'search'],
    }),
    tags: t.column('tags', { type: 'String', label: label('标签', 'Tags', ...open) }),
    marks: t.column('marks', { type: RentalGrade, label: label('记号', 'Marks', ...personal) }),
    small: t.column('small', { type: 'Int', label: label('小数', 'Small', ...personal), operators: every }),
    smallAsFloat: t.column('small', {
      type: 'Float',
      label: label('小数二', 'Small as float', ...open),
      operators: every,
    }),
    large: t.column('large', {
      type: 'String',
      label: label('大数', 'Large', ...personal, texts.slice(0, 4)),
      operators: every,
    }),
    exact: t.column('exact', { type: 'Float', label: label('精确', 'Exact', ...open), operators: every }),
    rough: t.column('rough', { type: 'Float', label: label('近似', 'Rough', ...personal), operators: every }),
    day: t.column('day', { type: CalendarDate, label: label('日期', 'Day', ...personal, times), operators: every }),
    moment: t.column('moment', {
      type: DateTime,
      label: label('时刻', 'Moment', ...personal, times),
      operators: every,
    }),
    shape: t.column('shape', { type: Point, label: label('形状', 'Shape', ...open) }),
    half: t.computed({
      type: 'Float',
      needs: ['exact'],
      sql: (row) => sql`${row.exact} / 3`,
      label: label('三分', 'A third', ...open),
      operators: every,
    }),
    shouted: t.computed({
      type: 'String',
      needs: ['note'],
      sql: (row) => sql`upper(${row.note})`,
      label: label('大写', 'Shouted', ...open, texts),
      operators: [...every, 'search'],
    }),
    later: t.computed({
      type: DateTime,
      needs: ['moment'],
      sql: (row) => sql`${row.moment} + interval '1 second 1 microsecond'`,
      label: label('稍后', 'Later', ...open),
      operators: every,
    }),
    positive: t.computed({
      type: 'Boolean',
      needs: ['small'],
      sql: (row) => sql`${row.small} > 0`,
      label: label('为正', 'Positive', ...open),
      operators: every,
    }),
    seen: t.field({
      type: 'String',
      needs: ['flag', 'note', 'small', 'large', 'exact', 'rough', 'day', 'moment', 'tags', 'shape'],
      args: {
        prefix: { type: 'String', required: false, label: label('前缀', 'Prefix', ...open) },
        times: { type: 'Int', required: true, label: label('次数', 'Times', ...open) },
      },
      resolve: (rows, { prefix, times: count }) => {
        if (count === 9) throw new GridweaveError('BAD_USER_INPUT', { zh: '九', en: 'nine' });
        if (count === 8) throw new Error('a bug of the plugin');
        return rows.map((row) => `${String(prefix)}${String(count)}${JSON.stringify(row)}`);
      },
      label: label('所见', 'Seen', ...open),
    }),
    sizes: t.field({
      type: 'Int',
      list: true,
      needs: ['small', 'marks'],
      resolve: async (rows) => rows.map((row) => (row.small === null ? null : [row.small, 1, row.marks?.length ?? 0])),
      label: label('大小', 'Sizes', ...personal),
    }),
  };
}

export const gadgetFields = defineFields(Gadget, (t) => ({
  ...valueFields(t as unknown as FieldBuilder<ValueColumns>),
  serial: t.column('serial', { type: 'String', label: label('序号', 'Serial', ...open), operators: ['match'] }),
  house: t.one(House, {
    on: { street_code: 'street_code', house_id: 'id' },
    where: (house) => sql<SqlBool>`${house.deregistered_on} is null`,
    label: label('房屋', 'House', ...personal),
  }),
  parent: t.one(Gadget, {
    on: { street_code: 'street_code', parent_id: 'id' },
    label: label('上级', 'Parent', ...open),
  }),
  badge: t.one(Badge, { on: { badge_id: 'id' }, label: label('徽章', 'Badge', ...open) }),
  parts: t.many(Gadget, {
    on: { street_code: 'street_code', id: 'parent_id' },
    order: [
      { column: 'small', direction: 'desc' },
      { column: 'moment', direction: 'asc' },
    ],
    label: label('部分', 'Parts', ...personal),
  }),
  houses: t.many(House, {
    through: {
      table: gadgetHouses,
      from: { street_code: 'street_code', id: 'gadget_id' },
      to: { street_code: 'street_code', house_id: 'id' },
      where: (between) => sql<SqlBool>`${between.until} is null`,
    },
    label: label('用户', 'Houses', ...open),
  }),
  owner: t.union(Owner, {
    on: {
      Badge: { badge_id: 'id' },
      House: { street_code: 'street_code', house_id: 'id' },
      Gadget: { street_code: 'street_code', parent_id: 'id' },
    },
    label: label('所属', 'Owner', ...personal),
  }),
}));

export const badgeFields = defineFields(Badge, (t) => ({
  name: t.column('name', {
    type: 'String',
    label: label('名称', 'Name', ...personal, texts),
    operators: [...every, 'search'],
  }),
  rank: t.column('rank', { type: 'Int', label: label('级别', 'Rank', ...open), operators: every }),
  gadgets: t.many(Gadget, { on: { id: 'badge_id' }, label: label('器件', 'Gadgets', ...open) }),
}));

const beside = { table: houseExtras, on: { street_code: 'street_code', id: 'house_id' } } as const;

export const houseExtraFields = defineFields(House, beside, (t) => ({
  ...Object.fromEntries(
    Object.entries(valueFields(t as unknown as FieldBuilder<ValueColumns>)).map(([name, field]) => [
      `probe${name[0]!.toUpperCase()}${name.slice(1)}`,
      field,
    ]),
  ),
  probeGadget: t.one(Gadget, {
    on: { street_code: 'street_code', gadget_id: 'id' },
    label: label('器件', 'Gadget', ...open),
  }),
  probeSiblings: t.many(Gadget, {
    on: { street_code: 'street_code', gadget_id: 'parent_id' },
    label: label('同级', 'Siblings', ...personal),
  }),
}));

export const eventGadgetFields = defineFields(Event, (t) => ({
  probeGadgets: t.many(Gadget, {
    on: { street_code: 'street_code', house_id: 'house_id' },
    where: (gadget) => sql<SqlBool>`${gadget.flag}`,
    label: label('器件', 'Gadgets', ...open),
  }),
}));
