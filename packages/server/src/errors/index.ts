export { databaseAway, presentError, type ReportBug } from './present.ts';
export { type ErrorEntry, type Refusal, refusalBody } from './refusal.ts';
