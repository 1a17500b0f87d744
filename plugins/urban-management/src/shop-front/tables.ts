import { inGrid, placeInGrid, recordColumns, streetKey } from '@gridweave/core';
import { c, defineTable, defineType } from '@gridweave/kit';

/** Shop fronts 门前三包责任单位: who keeps the pavement before a shop tidy, green and in order. */
export const shopFronts = defineTable(
  'urban_management',
  'shop_front',
  {
    ...streetKey,
    ...placeInGrid,
    house_id: c.int8,
    legal_entity_id: c.nullable(c.int8),
    number: c.text,
    name: c.text,
    keeper_name: c.nullable(c.text),
    keeper_phone: c.nullable(c.text),
    agreed_on: c.nullable(c.date),
    trades_outside: c.bool,
    visited_on: c.nullable(c.date),
    result: c.nullable(c.text),
    ...recordColumns,
  },
  { key: ['street_code', 'id'], place: inGrid },
);

export const ShopFront = defineType(shopFronts, {
  name: 'ShopFront',
  title: { zh: '门前三包责任单位', en: 'Shop front' },
});
