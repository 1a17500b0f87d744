export { bearerKey } from './bearer.ts';
export { noteOf } from './request-notes.ts';
