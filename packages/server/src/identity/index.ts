export type { AccessGate, Caller } from './access-gate.ts';
export { bearerKey } from './bearer.ts';
export { noteOf } from './request-notes.ts';
