export { BuiltConsole } from './built-console.ts';
export { consoleRoutes } from './console-routes.ts';
export { OidcEndpoint } from './oidc-endpoint.ts';
export { Provider } from './provider.ts';
export { sessionToken } from './session-cookie.ts';
export { SessionEndpoint } from './session-endpoint.ts';
export { Sessions } from './sessions.ts';
