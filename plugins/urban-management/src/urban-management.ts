import { core } from '@gridweave/core';
import { definePlugin } from '@gridweave/kit';
import { brokenCityPart, shopFrontNotKept, strayBicycles } from './events.ts';
import { urbanManagementGrid } from './grid.ts';
import { migrations } from './migrations/index.ts';
import { careOfCityParts } from './part-care/fields.ts';
import { partCare } from './part-care/tables.ts';
import { sample } from './sample.ts';
import { tradingOutside } from './scopes.ts';
import { shopFrontFields, shopFrontsOfOthers } from './shop-front/fields.ts';
import { shopFrontQueries } from './shop-front/queries.ts';
import { recordShopFrontVisit } from './shop-front/record-visit.ts';
import { ShopFront, shopFronts } from './shop-front/tables.ts';

/** 城管 Urban management: shop fronts, the care of city parts, street order, and its grid. */
export const urbanManagement = definePlugin({
  name: 'urban-management',
  title: { zh: '城管', en: 'Urban management' },
  version: '0.1.0',
  kit: '^0.1.0',
  schema: 'urban_management',
  dependsOn: [core],
  migrations,
  tables: [shopFronts, partCare],
  types: [ShopFront],
  fields: [shopFrontFields, ...shopFrontsOfOthers, careOfCityParts],
  queries: shopFrontQueries,
  mutations: [recordShopFrontVisit],
  scopes: [tradingOutside],
  grids: [urbanManagementGrid],
  events: [strayBicycles, shopFrontNotKept, brokenCityPart],
  sample,
});
