export { copyDatabase, type DatabaseCopy } from './copy.ts';
export { sweepCopies, type SweepOptions } from './sweep.ts';
export { ensureTemplate, type Template } from './template.ts';
