import { core } from '@gridweave/core';
import { definePlugin } from '@gridweave/kit';
import { complaintsOfEntity, consumerComplaintFields } from './complaint/fields.ts';
import { consumerComplaintQueries } from './complaint/queries.ts';
import { ConsumerComplaint, consumerComplaints } from './complaint/tables.ts';
import { marketFieldsOfGrid, marketRelationsOfGrid } from './grid/fields.ts';
import { marketGrid } from './grid/kind.ts';
import { marketGrids } from './grid/tables.ts';
import { randomInspectionFields, randomInspectionsOfEntity } from './inspection/fields.ts';
import { randomInspectionQueries } from './inspection/queries.ts';
import { RandomInspection, randomInspections } from './inspection/tables.ts';
import { businessLicenceFields, licencesOfEntity } from './licence/fields.ts';
import { businessLicenceQueries } from './licence/queries.ts';
import { BusinessLicence, businessLicences } from './licence/tables.ts';
import { migrations } from './migrations/index.ts';
import { sample } from './sample/sample.ts';
import { foodBusinesses, marketEvents } from './scopes.ts';
import { supervisionFieldsOfEntity } from './supervision/fields.ts';
import { entitySupervision } from './supervision/tables.ts';

/** Market grids, licences, random inspections and consumer complaints 市监网格、证照、双随机抽查、消费投诉. */
export const marketSupervision = definePlugin({
  name: 'market-supervision',
  title: { zh: '市场监管', en: 'Market supervision' },
  version: '0.1.0',
  schema: 'market_supervision',
  dependsOn: [core],
  migrations,
  tables: [marketGrids, businessLicences, entitySupervision, randomInspections, consumerComplaints],
  types: [BusinessLicence, RandomInspection, ConsumerComplaint],
  fields: [
    marketFieldsOfGrid,
    marketRelationsOfGrid,
    businessLicenceFields,
    licencesOfEntity,
    supervisionFieldsOfEntity,
    randomInspectionFields,
    randomInspectionsOfEntity,
    consumerComplaintFields,
    complaintsOfEntity,
  ],
  queries: [...businessLicenceQueries, ...randomInspectionQueries, ...consumerComplaintQueries],
  scopes: [marketEvents, foodBusinesses],
  grids: [marketGrid],
  sample,
});
