import type { Session } from './session.ts';

const address = '/console/session';

/** What the server said against it, in both languages. */
export class SessionRefused extends Error {
  override readonly name = 'SessionRefused';
}

/** Who is signed in, if anybody. */
export async function readSession(): Promise<Session | undefined> {
  const response = await fetch(address);
  return response.status === 200 ? ((await response.json()) as Session) : undefined;
}

/** Whether one can sign in with an identity provider. */
export async function offersProvider(): Promise<boolean> {
  const response = await fetch('/console/ways');
  return response.ok && ((await response.json()) as { oidc: object | null }).oidc !== null;
}

/** @throws SessionRefused */
export async function signIn(credential: string): Promise<Session> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ credential }),
  });
  if (response.ok) return (await response.json()) as Session;
  const { errors } = (await response.json()) as { errors: readonly { message: string }[] };
  throw new SessionRefused(errors[0]?.message ?? response.statusText);
}

export async function signOut({ csrf }: Session): Promise<void> {
  await fetch(address, { method: 'DELETE', headers: { 'X-Gridweave-CSRF': csrf } });
}
