import { type Route, writeJson } from '../http/index.ts';
import type { ReadinessChecks } from './readiness.ts';

/** `/health/live` says that the process answers, `/health/ready` whether it can answer queries, and why not. */
export function healthRoutes(checks: ReadinessChecks): Readonly<Record<string, Route>> {
  return {
    '/health/live': { GET: (_request, response) => writeJson(response, 200, { status: 'live' }) },
    '/health/ready': {
      GET: async (_request, response) => {
        const readiness = await checks.look();
        writeJson(response, readiness.status === 'ready' ? 200 : 503, readiness);
      },
    },
  };
}
