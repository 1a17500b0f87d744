import { core } from '@gridweave/core';
import { definePlugin } from '@gridweave/kit';
import { environmentConsole } from './console.ts';
import { forgetRawReadings } from './monitoring/forget-raw-readings.ts';
import { environmentSettings } from './settings.ts';
import { pollutionComplaintFields, pollutionComplaintsOfPlaces } from './complaint/fields.ts';
import { pollutionComplaintQueries } from './complaint/queries.ts';
import { PollutionComplaint, pollutionComplaints } from './complaint/tables.ts';
import { environmentFieldsOfGrid, environmentRelationsOfGrid } from './grid/fields.ts';
import { environmentGrid } from './grid/kind.ts';
import { environmentGrids } from './grid/tables.ts';
import { environmentEventCategories } from './events.ts';
import { fumeFieldsOfEntity } from './fume/fields.ts';
import { recordFumeCleaning } from './fume/record-fume-cleaning.ts';
import { fumeControls } from './fume/tables.ts';
import { migrations } from './migrations/index.ts';
import { monitoringPointFields, monitoringPointsOfPlaces, monitoringReadingFields } from './monitoring/fields.ts';
import { monitoringQueries } from './monitoring/queries.ts';
import { MonitoringPoint, monitoringPoints, MonitoringReading, monitoringReadings } from './monitoring/tables.ts';
import { gridReadingFields, readingsOfGrid } from './monitoring/grid-fields.ts';
import { GridReading, gridReadings, rawReadings } from './monitoring/raw-tables.ts';
import { recordReadings } from './monitoring/record-readings.ts';
import { receptorNearSourceFields, receptorsOfPlaces, sensitiveReceptorFields } from './receptor/fields.ts';
import { receptorQueries } from './receptor/queries.ts';
import { recordSensitiveReceptor } from './receptor/record-sensitive-receptor.ts';
import { ReceptorNearSource, receptorsNearSources, SensitiveReceptor, sensitiveReceptors } from './receptor/tables.ts';
import { sample } from './sample/sample.ts';
import { environmentEvents, pollutingEntities } from './scopes.ts';
import { permitFieldsOfEntity, pollutionSourceFields, pollutionSourcesOfPlaces } from './source/fields.ts';
import { pollutionSourceQueries } from './source/queries.ts';
import { dischargePermits, PollutionSource, pollutionSources } from './source/tables.ts';

/** Environment grids, pollution sources, monitoring and complaints 环保网格、污染源、环境监测、环境投诉. */
export const environment = definePlugin({
  name: 'environment',
  title: { zh: '生态环境', en: 'Ecology and environment' },
  version: '0.1.0',
  kit: '^0.1.0',
  schema: 'environment',
  dependsOn: [core],
  migrations,
  tables: [
    environmentGrids,
    pollutionSources,
    dischargePermits,
    monitoringPoints,
    monitoringReadings,
    pollutionComplaints,
    rawReadings,
    gridReadings,
    fumeControls,
    sensitiveReceptors,
    receptorsNearSources,
  ],
  types: [
    PollutionSource,
    MonitoringPoint,
    MonitoringReading,
    PollutionComplaint,
    GridReading,
    SensitiveReceptor,
    ReceptorNearSource,
  ],
  fields: [
    environmentFieldsOfGrid,
    environmentRelationsOfGrid,
    pollutionSourceFields,
    permitFieldsOfEntity,
    ...pollutionSourcesOfPlaces,
    monitoringPointFields,
    monitoringReadingFields,
    ...monitoringPointsOfPlaces,
    pollutionComplaintFields,
    ...pollutionComplaintsOfPlaces,
    gridReadingFields,
    readingsOfGrid,
    fumeFieldsOfEntity,
    sensitiveReceptorFields,
    receptorNearSourceFields,
    ...receptorsOfPlaces,
  ],
  queries: [...pollutionSourceQueries, ...monitoringQueries, ...pollutionComplaintQueries, ...receptorQueries],
  mutations: [recordReadings, recordFumeCleaning, recordSensitiveReceptor],
  events: environmentEventCategories,
  scopes: [environmentEvents, pollutingEntities],
  grids: [environmentGrid],
  jobs: [forgetRawReadings],
  settings: environmentSettings,
  console: environmentConsole,
  sample,
});
