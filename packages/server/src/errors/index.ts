export { HttpFault } from './http-fault.ts';
export { databaseAway, presentError, type ReportBug, tooSlow } from './present.ts';
export { type ErrorEntry, type Refusal, refusalBody } from './refusal.ts';
