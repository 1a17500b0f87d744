import { core } from '@gridweave/core';
import { definePlugin } from '@gridweave/kit';
import { pollutionComplaintFields, pollutionComplaintsOfPlaces } from './complaint/fields.ts';
import { pollutionComplaintQueries } from './complaint/queries.ts';
import { PollutionComplaint, pollutionComplaints } from './complaint/tables.ts';
import { environmentFieldsOfGrid, environmentRelationsOfGrid } from './grid/fields.ts';
import { environmentGrid } from './grid/kind.ts';
import { environmentGrids } from './grid/tables.ts';
import { migrations } from './migrations/index.ts';
import { monitoringPointFields, monitoringPointsOfPlaces, monitoringReadingFields } from './monitoring/fields.ts';
import { monitoringQueries } from './monitoring/queries.ts';
import { MonitoringPoint, monitoringPoints, MonitoringReading, monitoringReadings } from './monitoring/tables.ts';
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
  ],
  types: [PollutionSource, MonitoringPoint, MonitoringReading, PollutionComplaint],
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
  ],
  queries: [...pollutionSourceQueries, ...monitoringQueries, ...pollutionComplaintQueries],
  scopes: [environmentEvents, pollutingEntities],
  grids: [environmentGrid],
  sample,
});
