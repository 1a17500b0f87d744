export { ChangeTail, type TailOptions } from './change-tail.ts';
export type { ChangeEntry } from './entry.ts';
export { changeMigrations } from './migrations.ts';
export { keepChangeLog } from './partitions.ts';
export { type ChangePosition, positionText, readPosition } from './position.ts';
export { type ChangePage, positionOf, readChanges } from './read-changes.ts';
export { recordWriter, type WriterOptions } from './record-writer.ts';
