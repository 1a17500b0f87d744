export { GraphiQL } from './graphiql.ts';
