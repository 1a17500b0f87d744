export { AdminCallers } from './admin-callers.ts';
export { AdminEndpoint } from './admin-endpoint.ts';
export { Tokens } from './tokens.ts';
