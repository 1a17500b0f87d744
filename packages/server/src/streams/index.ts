export { changeLogOf } from './log-reader.ts';
export { StreamEndpoint } from './stream-endpoint.ts';
export type { StreamLimits } from './stream-hub.ts';
