export { DatabaseFailure } from './failure.ts';
export type { Call } from './lane.ts';
export { Lanes, type LanesOptions, type OperationSize } from './lanes.ts';
export { Rows } from './rows.ts';
