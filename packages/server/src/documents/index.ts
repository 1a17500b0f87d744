export { Documents, type KnownDocument, type OperationFacts } from './documents.ts';
export { DocumentFaults, noSuchOperation, noSuchRoot } from './failures.ts';
export { checkMeasures } from './measure.ts';
export { recordedDocument } from './recorded-document.ts';
export { type DocumentLimits, tooLarge } from './limits.ts';
