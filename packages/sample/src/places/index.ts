export { counties, type County, drawCounty } from './counties.ts';
export { roadsOf } from './roads.ts';
export { estateName, parkName, towerName, villageName } from './site-names.ts';
