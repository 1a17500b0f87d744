import type { Route, RouteHandler } from '../http/index.ts';
import type { BuiltConsole } from './built-console.ts';
import type { OidcEndpoint } from './oidc-endpoint.ts';
import type { SessionEndpoint } from './session-endpoint.ts';

/** The pages of the console, and who is signed in to them. */
export function consoleRoutes(
  console: BuiltConsole,
  sessions: () => SessionEndpoint,
  oidc: () => OidcEndpoint,
): Readonly<Record<string, Route>> {
  const page: RouteHandler = (request, response) => console.serve(request, response);
  return {
    '/console': { GET: page },
    '/console/session': {
      GET: (request, response) => sessions().show(request, response),
      POST: (request, response) => sessions().signIn(request, response),
      DELETE: (request, response) => sessions().signOut(request, response),
    },
    '/console/ways': { GET: (request, response) => oidc().ways(request, response) },
    '/console/oidc': { GET: (request, response) => oidc().leave(request, response) },
    '/console/oidc/callback': { GET: (request, response) => oidc().comeBack(request, response) },
    '/console/**': { GET: page },
  };
}
