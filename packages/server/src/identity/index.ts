export { bearerKey } from './bearer.ts';
export { Callers } from './callers.ts';
export { noteOf } from './request-notes.ts';
