export { copyBytes } from './copy-bytes.ts';
export { copyRows } from './copy-rows.ts';
export { type Missing, tableText } from './table-text.ts';
