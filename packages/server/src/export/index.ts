export { ExportEndpoint } from './export-endpoint.ts';
export type { ExportLimits } from './running-exports.ts';
