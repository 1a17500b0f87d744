export { type EndpointOptions, GraphQLEndpoint } from './endpoint.ts';
