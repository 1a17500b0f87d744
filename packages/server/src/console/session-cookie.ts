import type { IncomingMessage, ServerResponse } from 'node:http';

const plain = 'gridweave-session';
// a name that browsers take over https only, and from this host only
const secure = `__Host-${plain}`;

/** The token of the console's cookie. */
export function sessionToken({ headers }: IncomingMessage): string | undefined {
  const found = new Map(
    (headers.cookie ?? '').split(';').map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
    }),
  );
  const token = found.get(secure) ?? found.get(plain);
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined;
}

/** Hands the token to the browser, where no script can read it. */
export function setSessionCookie(request: IncomingMessage, response: ServerResponse, token: string): void {
  setCookie(request, response, `=${token}`);
}

/** Takes the token away from the browser. */
export function clearSessionCookie(request: IncomingMessage, response: ServerResponse): void {
  setCookie(request, response, '=; Max-Age=0');
}

function setCookie({ headers }: IncomingMessage, response: ServerResponse, value: string): void {
  // the browser's own word, which also holds where a proxy in front ends TLS
  const isSecure = headers.origin?.startsWith('https://') === true;
  const name = isSecure ? secure : plain;
  response.setHeader('Set-Cookie', `${name}${value}; Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`);
}
