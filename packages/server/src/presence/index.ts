export { presenceMigrations } from './migrations.ts';
export { openPresence, type Presence } from './presence.ts';
