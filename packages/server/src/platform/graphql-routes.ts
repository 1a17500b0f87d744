import type { IncomingMessage, ServerResponse } from 'node:http';

import { HttpFault } from '../errors/index.ts';
import type { GraphiQL } from '../graphiql/index.ts';
import type { GraphQLEndpoint } from '../graphql/index.ts';
import type { Route } from '../http/index.ts';

/** POST /graphql answers operations, GET shows GraphiQL to browsers; /admin/graphql is reserved. */
export function graphqlRoutes(graphiql: GraphiQL, endpoint: () => GraphQLEndpoint): Readonly<Record<string, Route>> {
  return {
    '/': { GET: (request, response) => toGraphiQL(request, response) },
    '/graphql': {
      GET: (request, response) => {
        if (wantsPage(request)) return graphiql.page(request, response);
        throw new HttpFault(
          405,
          {
            zh: '查询请用 POST 发送;GET 只在浏览器中显示 GraphiQL',
            en: 'Send operations with POST; GET only shows GraphiQL in a browser',
          },
          ['Allow', 'POST'],
        );
      },
      POST: (request, response) => endpoint().handle(request, response),
    },
    '/admin/graphql': { GET: admin, POST: admin },
  };
}

function admin(): never {
  throw new HttpFault(404, { zh: '管理接口尚未提供', en: 'The admin endpoint is not there yet' });
}

function wantsPage({ headers }: IncomingMessage): boolean {
  return headers.accept?.includes('text/html') === true;
}

function toGraphiQL(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(302, { Location: '/graphql', 'Content-Length': '0' });
  response.end();
}
