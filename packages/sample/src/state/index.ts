export { beginLoad, finishLoad, loadedCommunities, type LoadState, readLoad } from './load-state.ts';
export { sampleMigrations } from './migrations.ts';
