import type { IncomingMessage, ServerResponse } from 'node:http';

import { HttpFault } from '../errors/index.ts';
import type { GraphiQL } from '../graphiql/index.ts';
import type { AdminEndpoint } from '../admin/index.ts';
import type { GraphQLEndpoint } from '../graphql/index.ts';
import { acceptsEvents, type Route, type RouteHandler } from '../http/index.ts';

/** What answers operations of departments and of admins. */
export interface Endpoints {
  readonly endpoint: GraphQLEndpoint;
  readonly admin: AdminEndpoint;
}

/** POST answers operations, GET shows GraphiQL to browsers: /graphql for departments, /admin/graphql for admins. */
export function graphqlRoutes(
  pages: { readonly departments: GraphiQL; readonly admins: GraphiQL },
  endpoints: () => Endpoints,
): Readonly<Record<string, Route>> {
  return {
    '/': { GET: (request, response) => toGraphiQL(request, response) },
    '/graphql': {
      GET: (request, response) =>
        acceptsEvents(request.headers.accept) && !wantsPage(request)
          ? endpoints().endpoint.streams.ask(request, response)
          : pageOf(pages.departments)(request, response),
      POST: (request, response) => endpoints().endpoint.handle(request, response),
    },
    '/graphql/streams': {
      GET: (request, response) => endpoints().endpoint.streams.resume(request, response),
      POST: (request, response) => endpoints().endpoint.streams.keep(request, response),
    },
    '/export': { POST: (request, response) => endpoints().endpoint.exports.start(request, response) },
    '/export/*': { GET: (request, response) => endpoints().endpoint.exports.show(request, response) },
    '/admin/graphql': {
      GET: pageOf(pages.admins),
      POST: (request, response) => endpoints().admin.handle(request, response),
    },
  };
}

function pageOf(graphiql: GraphiQL): RouteHandler {
  return (request, response) => {
    if (wantsPage(request)) return graphiql.page(request, response);
    throw new HttpFault(
      405,
      {
        zh: '查询请用 POST 发送;GET 只在浏览器中显示 GraphiQL',
        en: 'Send operations with POST; GET only shows GraphiQL in a browser',
      },
      ['Allow', 'POST'],
    );
  };
}

function wantsPage({ headers }: IncomingMessage): boolean {
  return headers.accept?.includes('text/html') === true;
}

function toGraphiQL(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(302, { Location: '/graphql', 'Content-Length': '0' });
  response.end();
}
