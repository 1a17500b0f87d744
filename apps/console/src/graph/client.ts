import { cacheExchange, Client, fetchExchange, mapExchange } from 'urql';
import { endpointOf, type Session } from '../session/session.ts';

/** What makes a session end: its key was made anew, suspended or has expired. */
const ended = new Set(['UNAUTHENTICATED', 'CREDENTIAL_EXPIRED']);

/** A client for the endpoint of who is signed in; tells when the session has ended. */
export function openClient(session: Session, onEnd: () => void): Client {
  return new Client({
    url: endpointOf(session),
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetchOptions: { headers: { 'X-Gridweave-CSRF': session.csrf }, credentials: 'same-origin' },
    exchanges: [
      cacheExchange,
      mapExchange({
        onError(error) {
          if (error.graphQLErrors.some(({ extensions }) => ended.has(String(extensions['code'])))) onEnd();
        },
      }),
      fetchExchange,
    ],
  });
}
