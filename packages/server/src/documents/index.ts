export { Documents, type KnownDocument, type OperationFacts } from './documents.ts';
export { DocumentFaults, noSuchOperation } from './failures.ts';
export { type DocumentLimits, tooLarge } from './limits.ts';
