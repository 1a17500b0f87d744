export { DatabaseFailure } from './failure.ts';
export type { Call } from './lane.ts';
export { Lanes, type LanesOptions } from './lanes.ts';
export { Rows } from './rows.ts';
