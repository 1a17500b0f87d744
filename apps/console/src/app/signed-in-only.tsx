import Spin from 'antd/es/spin';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { Provider } from 'urql';
import { Router } from 'wouter';
import { openClient } from '../graph/client.ts';
import { type Session, SessionContext } from '../session/session.ts';
import { readSession, signOut } from '../session/session-calls.ts';

// one or the other is needed first
const SignIn = lazy(() => import('../sign-in/sign-in.tsx').then((module) => ({ default: module.SignIn })));
const Shell = lazy(() => import('./shell.tsx').then((module) => ({ default: module.Shell })));

type State = { readonly session: Session } | 'asking' | 'out' | 'ended';

/** The pages for who is signed in, the sign-in for anybody else. */
export function SignedInOnly(): ReactNode {
  const [state, setState] = useState<State>('asking');
  useEffect(() => {
    readSession().then(
      (session) => setState(session ? { session } : 'out'),
      () => setState('out'),
    );
  }, []);
  const begin = useCallback((session: Session) => setState({ session }), []);
  if (state === 'asking') return <Spin fullscreen />;
  if (state === 'out' || state === 'ended')
    return (
      <Suspense fallback={<Spin fullscreen />}>
        <SignIn hasEnded={state === 'ended'} onSignedIn={begin} />
      </Suspense>
    );
  return (
    <Signed
      session={state.session}
      // an answer to the session before does not end this one
      onEnd={() => setState((now) => (now === state ? 'ended' : now))}
      onRenew={begin}
      onSignOut={() => {
        // the page is over for the user in any case
        void signOut(state.session).finally(() => setState('out'));
      }}
    />
  );
}

interface SignedProps {
  readonly session: Session;
  readonly onEnd: () => void;
  readonly onRenew: (session: Session) => void;
  readonly onSignOut: () => void;
}

function Signed({ session, onEnd, onRenew, onSignOut }: SignedProps): ReactNode {
  const client = useMemo(() => openClient(session, onEnd), [session]);
  const signed = useMemo(() => ({ session, signOut: onSignOut, renew: onRenew }), [session]);
  return (
    <SessionContext value={signed}>
      <Provider value={client}>
        <Router base="/console">
          <Suspense fallback={<Spin fullscreen />}>
            <Shell />
          </Suspense>
        </Router>
      </Provider>
    </SessionContext>
  );
}
