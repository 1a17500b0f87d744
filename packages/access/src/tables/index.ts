export { accessMigrations } from './migrations.ts';
