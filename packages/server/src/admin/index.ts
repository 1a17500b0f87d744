export { AdminEndpoint, type AdminEndpointOptions } from './admin-endpoint.ts';
export { Tokens } from './tokens.ts';
