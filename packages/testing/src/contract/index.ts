export { dockingFaults } from './docking-faults.ts';
export { ownGrants } from './own-grants.ts';
export { pluginSchema } from './plugin-schema.ts';
export { sampleFaults } from './sample-faults.ts';
export { putCommunity, type SmallCommunity, smallCommunity } from './small-community.ts';
export { tableFaults } from './table-faults.ts';
