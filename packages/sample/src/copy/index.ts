export { copyRows } from './copy-rows.ts';
