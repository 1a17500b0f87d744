import { core } from '@gridweave/core';
import { definePlugin } from '@gridweave/kit';
import { marketSupervisionConsole } from './console.ts';
import { complaintsOfEntity, consumerComplaintFields } from './complaint/fields.ts';
import { consumerComplaintQueries } from './complaint/queries.ts';
import { ConsumerComplaint, consumerComplaints } from './complaint/tables.ts';
import { handleConsumerComplaint } from './complaint/handle-consumer-complaint.ts';
import { drawRandomInspection } from './draw/draw-random-inspection.ts';
import {
  drawnInspectionFields,
  drawnInspectionsOfEntity,
  inspectionDrawFields,
  marketInspectorFields,
} from './draw/fields.ts';
import { drawQueries } from './draw/queries.ts';
import {
  DrawnInspection,
  drawnInspections,
  InspectionDraw,
  inspectionDraws,
  MarketInspector,
  marketInspectors,
} from './draw/tables.ts';
import { equipmentOfPlaces, specialEquipmentFields } from './equipment/fields.ts';
import { specialEquipmentQueries } from './equipment/queries.ts';
import { recordEquipmentInspection } from './equipment/record-equipment-inspection.ts';
import { SpecialEquipment, specialEquipment } from './equipment/tables.ts';
import { marketEventCategories } from './events.ts';
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
import { groundFloorOfHouse, premisesFieldsOfEntity } from './premises/fields.ts';
import { recordPremisesCheck } from './premises/record-premises-check.ts';
import { sample } from './sample/sample.ts';
import { foodBusinesses, marketEvents, suspectedUnlicensed } from './scopes.ts';
import { supervisionFieldsOfEntity } from './supervision/fields.ts';
import { entitySupervision } from './supervision/tables.ts';

/** Market grids, licences, random inspections, special equipment and consumer complaints 市监网格、证照、双随机抽查、特种设备、消费投诉. */
export const marketSupervision = definePlugin({
  name: 'market-supervision',
  title: { zh: '市场监管', en: 'Market supervision' },
  version: '0.1.0',
  kit: '^0.1.0',
  schema: 'market_supervision',
  dependsOn: [core],
  migrations,
  tables: [
    marketGrids,
    businessLicences,
    entitySupervision,
    randomInspections,
    consumerComplaints,
    specialEquipment,
    marketInspectors,
    inspectionDraws,
    drawnInspections,
  ],
  types: [
    BusinessLicence,
    RandomInspection,
    ConsumerComplaint,
    SpecialEquipment,
    MarketInspector,
    InspectionDraw,
    DrawnInspection,
  ],
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
    premisesFieldsOfEntity,
    groundFloorOfHouse,
    specialEquipmentFields,
    ...equipmentOfPlaces,
    marketInspectorFields,
    inspectionDrawFields,
    drawnInspectionFields,
    drawnInspectionsOfEntity,
  ],
  queries: [
    ...businessLicenceQueries,
    ...randomInspectionQueries,
    ...consumerComplaintQueries,
    ...specialEquipmentQueries,
    ...drawQueries,
  ],
  mutations: [recordPremisesCheck, recordEquipmentInspection, drawRandomInspection, handleConsumerComplaint],
  scopes: [marketEvents, foodBusinesses, suspectedUnlicensed],
  events: marketEventCategories,
  grids: [marketGrid],
  console: marketSupervisionConsole,
  sample,
});
