export { workMigrations } from './migrations.ts';
export { openWork, type OpenWork } from './open-work.ts';
