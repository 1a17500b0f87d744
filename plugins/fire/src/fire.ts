import { core } from '@gridweave/core';
import { definePlugin } from '@gridweave/kit';
import { fireFieldsOfGrid, fireHazardsOfGrid } from './grid/fields.ts';
import { fireGrid } from './grid/kind.ts';
import { fireGrids } from './grid/tables.ts';
import { fireHazardFields, fireHazardsOfPlaces } from './hazard/fields.ts';
import { fireHazardQueries } from './hazard/queries.ts';
import { recordFireHazard } from './hazard/record-fire-hazard.ts';
import { FireHazard, fireHazards } from './hazard/tables.ts';
import { migrations } from './migrations/index.ts';
import { fireFieldsOfEntity } from './safety/entity-fields.ts';
import { fireFieldsOfHouse } from './safety/house-fields.ts';
import { entitySafety, houseSafety } from './safety/tables.ts';
import { sample } from './sample/sample.ts';
import { fireEvents, openFireHazards } from './scopes.ts';

/** Fire grids, hazards, and the fire safety of houses and legal entities 消防网格、火灾隐患、消防安全. */
export const fire = definePlugin({
  name: 'fire',
  title: { zh: '消防', en: 'Fire service' },
  version: '0.1.0',
  schema: 'fire',
  dependsOn: [core],
  migrations,
  tables: [fireGrids, fireHazards, houseSafety, entitySafety],
  types: [FireHazard],
  fields: [
    fireFieldsOfGrid,
    fireHazardsOfGrid,
    fireHazardFields,
    ...fireHazardsOfPlaces,
    fireFieldsOfHouse,
    fireFieldsOfEntity,
  ],
  queries: fireHazardQueries,
  mutations: [recordFireHazard],
  scopes: [fireEvents, openFireHazards],
  grids: [fireGrid],
  sample,
});
