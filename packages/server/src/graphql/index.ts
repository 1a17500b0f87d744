export { GraphQLEndpoint } from './endpoint.ts';
