export { adminQuery } from './admin-query.ts';
export { GraphiQL } from './graphiql.ts';
export { welcomeQuery } from './welcome-query.ts';
