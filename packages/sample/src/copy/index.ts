export { copyBytes } from './copy-bytes.ts';
export { readRows } from './table-reader.ts';
export { type Missing, tableWriter, type TableWriter } from './table-writer.ts';
