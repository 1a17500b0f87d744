export { JsonBuffer } from './buffer.ts';
export { RowWriter } from './row-writer.ts';
