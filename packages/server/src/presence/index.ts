export { presenceMigrations } from './migrations.ts';
export { openPresence } from './presence.ts';
