import type { IncomingMessage, ServerResponse } from 'node:http';

const plain = 'gridweave-session';
// a name that browsers take over https only, and from this host only
const secure = `__Host-${plain}`;

/** The value of a cookie that a request comes with. */
export function cookieOf({ headers }: IncomingMessage, name: string): string | undefined {
  const found = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split(/=(.*)/s));
  return found.find(([key]) => key === name)?.[1]?.trim();
}

/** The token of the console's cookie. */
export function sessionToken(request: IncomingMessage): string | undefined {
  const token = cookieOf(request, secure) ?? cookieOf(request, plain);
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined;
}

/** Hands the token to the browser, where no script can read it; over https where the browser or the setting says so. */
export function setSessionCookie(
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
  isSecure = isOverHttps(request),
): void {
  setCookie(response, `=${token}`, isSecure);
}

/** Takes the token away from the browser. */
export function clearSessionCookie(request: IncomingMessage, response: ServerResponse): void {
  setCookie(response, '=; Max-Age=0', isOverHttps(request) || cookieOf(request, secure) !== undefined);
}

// the browser's own word, which also holds where a proxy in front ends TLS
function isOverHttps({ headers }: IncomingMessage): boolean {
  return headers.origin?.startsWith('https://') === true;
}

function setCookie(response: ServerResponse, value: string, isSecure: boolean): void {
  const name = isSecure ? secure : plain;
  response.appendHeader(
    'Set-Cookie',
    `${name}${value}; Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`,
  );
}
