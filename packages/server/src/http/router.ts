import type { IncomingMessage, ServerResponse } from 'node:http';

import { HttpFault, presentError, type ReportBug } from '../errors/index.ts';
import { writeError } from './write.ts';

export type RouteHandler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/**
 * The handlers of one path by method; HEAD is answered like GET. A path may end in `/*`: any one word, or in `/**`:
 * whatever follows.
 */
export type Route = Readonly<Partial<Record<'GET' | 'POST' | 'DELETE', RouteHandler>>>;

/** Finds the handler of a request; what no handler answers is answered in the shape of GraphQL errors. */
export function createRouter(
  routes: Readonly<Record<string, Route>>,
  reportBug: ReportBug,
): (request: IncomingMessage, response: ServerResponse) => void {
  const byPath = new Map(Object.entries(routes));
  const below = [...byPath].flatMap(([path, route]) =>
    path.endsWith('/**') ? [{ prefix: path.slice(0, -2), route }] : [],
  );
  return (request, response) => {
    const url = request.url ?? '/';
    const query = url.indexOf('?');
    const path = query < 0 ? url : url.slice(0, query);
    const fail = (error: unknown): void => writeError(response, presentError(error, reportBug), error);
    try {
      const route =
        byPath.get(path) ??
        byPath.get(path.replace(/(.)\/$/, '$1')) ??
        byPath.get(path.replace(/[^/]+$/, '*')) ??
        below.find(({ prefix }) => path.startsWith(prefix))?.route;
      if (route === undefined) throw noSuchPath(byPath.keys());
      const handler = route[(request.method === 'HEAD' ? 'GET' : request.method) as keyof Route];
      if (handler === undefined) throw wrongMethod(route);
      const done = handler(request, response);
      if (done) done.catch(fail);
    } catch (error) {
      fail(error);
    }
  };
}

function noSuchPath(paths: Iterable<string>): HttpFault {
  const known = [...paths].join(', ');
  return new HttpFault(404, {
    zh: `没有这个地址。可用的地址:${known}`,
    en: `There is nothing at this address. Use one of ${known}`,
  });
}

function wrongMethod(route: Route): HttpFault {
  const allowed = Object.keys(route).join(', ');
  return new HttpFault(
    405,
    {
      zh: `此地址不接受这种方法,只接受 ${allowed}`,
      en: `This address does not take that method, only ${allowed}`,
    },
    ['Allow', allowed],
  );
}
