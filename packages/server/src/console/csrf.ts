import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

import { GridweaveError } from '@gridweave/kit';

/** What has to come with the cookie of a session; follows from its token, so nothing more is kept. */
export function csrfToken(token: string): string {
  return createHmac('sha256', token).update('gridweave console csrf').digest('base64url');
}

/** @throws GridweaveError FORBIDDEN unless a page of this server sent the request itself */
export function requireCsrf(request: IncomingMessage, token: string): void {
  requireSameOrigin(request);
  const given = Buffer.from(String(request.headers['x-gridweave-csrf'] ?? ''));
  const expected = Buffer.from(csrfToken(token));
  if (given.length === expected.length && timingSafeEqual(given, expected)) return;
  throw new GridweaveError('FORBIDDEN', {
    zh: '会话请求缺少有效的 X-Gridweave-CSRF 请求头。其值由 GET /console/session 给出',
    en: 'A request with a session needs a valid header X-Gridweave-CSRF. GET /console/session gives its value',
  });
}

/** @throws GridweaveError FORBIDDEN where a browser says that another site is behind the request */
export function requireSameOrigin({ headers }: IncomingMessage): void {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin') return;
  throw new GridweaveError('FORBIDDEN', {
    zh: '不接受其他网站发起的会话请求。请从控制台页面操作',
    en: 'Requests with a session are not taken from other sites. Use the pages of the console',
  });
}
