export { HttpFault } from './http-fault.ts';
export { presentError, type ReportBug, tooSlow } from './present.ts';
export { type Refusal, refusalBody } from './refusal.ts';
