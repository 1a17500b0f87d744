import { core } from '@gridweave/core';
import { definePlugin } from '@gridweave/kit';
import { fireConsole } from './console.ts';
import { fireEventCategories } from './events.ts';
import { checkFireFacility } from './facility/check-fire-facility.ts';
import { facilitiesOfHouse, fireFacilityFields } from './facility/fields.ts';
import { fireFacilityQueries } from './facility/queries.ts';
import { facilityIntervals, fireFacilities, FireFacility } from './facility/tables.ts';
import { fireFieldsOfGrid, fireHazardsOfGrid } from './grid/fields.ts';
import { fireGrid } from './grid/kind.ts';
import { fireGrids } from './grid/tables.ts';
import { fireHazardFields, fireHazardsOfPlaces } from './hazard/fields.ts';
import { fireHazardQueries } from './hazard/queries.ts';
import { recheckFireHazard } from './hazard/recheck-fire-hazard.ts';
import { recordFireHazard } from './hazard/record-fire-hazard.ts';
import { rectifyFireHazard } from './hazard/rectify-fire-hazard.ts';
import { FireHazard, fireHazards } from './hazard/tables.ts';
import { fireHydrantFields, hydrantDistanceFields, hydrantsOfPlaces } from './hydrant/fields.ts';
import { fireHydrantQueries } from './hydrant/queries.ts';
import { recordFireHydrant } from './hydrant/record-fire-hydrant.ts';
import { FireHydrant, fireHydrants, HydrantDistance, hydrantDistances } from './hydrant/tables.ts';
import { migrations } from './migrations/index.ts';
import { fireFieldsOfEntity } from './safety/entity-fields.ts';
import { fireFieldsOfHouse } from './safety/house-fields.ts';
import { entitySafety, houseSafety } from './safety/tables.ts';
import { sample } from './sample/sample.ts';
import { fireEvents, openFireHazards } from './scopes.ts';
import { smallPlaceFields, smallPlacesOfPlaces } from './small-place/fields.ts';
import { smallPlaceQueries } from './small-place/queries.ts';
import { SmallPlace, smallPlaces } from './small-place/tables.ts';
import { threeInOneResidents } from './three-in-one/house-fields.ts';

/** Fire grids, hazards, small places, facilities, hydrants, and the fire safety of houses and legal entities 消防. */
export const fire = definePlugin({
  name: 'fire',
  title: { zh: '消防', en: 'Fire service' },
  version: '0.1.0',
  kit: '^0.1.0',
  schema: 'fire',
  dependsOn: [core],
  migrations,
  tables: [
    fireGrids,
    fireHazards,
    houseSafety,
    entitySafety,
    smallPlaces,
    fireFacilities,
    facilityIntervals,
    fireHydrants,
    hydrantDistances,
  ],
  types: [FireHazard, SmallPlace, FireFacility, FireHydrant, HydrantDistance],
  fields: [
    fireFieldsOfGrid,
    fireHazardsOfGrid,
    fireHazardFields,
    ...fireHazardsOfPlaces,
    fireFieldsOfHouse,
    fireFieldsOfEntity,
    smallPlaceFields,
    ...smallPlacesOfPlaces,
    fireFacilityFields,
    facilitiesOfHouse,
    fireHydrantFields,
    hydrantDistanceFields,
    ...hydrantsOfPlaces,
    threeInOneResidents,
  ],
  queries: [...fireHazardQueries, ...smallPlaceQueries, ...fireFacilityQueries, ...fireHydrantQueries],
  mutations: [recordFireHazard, rectifyFireHazard, recheckFireHazard, checkFireFacility, recordFireHydrant],
  scopes: [fireEvents, openFireHazards],
  events: fireEventCategories,
  grids: [fireGrid],
  console: fireConsole,
  sample,
});
