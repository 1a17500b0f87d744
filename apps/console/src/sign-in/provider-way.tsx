import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Divider from 'antd/es/divider';
import { type ReactNode, useEffect, useState } from 'react';
import { useTexts } from '../language/texts.ts';
import { offersProvider } from '../session/session-calls.ts';
import { signInTexts } from './texts.ts';

const reasons: Readonly<Record<string, 'notAdmin' | 'unavailable'>> = {
  FORBIDDEN: 'notAdmin',
  IDENTITY_PROVIDER_UNAVAILABLE: 'unavailable',
};

/** The way to the identity provider, where the server knows one, and why one came back from there without success. */
export function ProviderWay(): ReactNode {
  const t = useTexts(signInTexts);
  const [isOffered, setIsOffered] = useState(false);
  const refused = new URLSearchParams(location.search).get('refused');
  useEffect(() => {
    offersProvider().then(setIsOffered, () => {});
  }, []);
  return (
    <>
      {refused === null ? null : (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t.refused[reasons[refused] ?? 'failed']}
          style={{ marginTop: 16 }}
        />
      )}
      {isOffered ? (
        <>
          <Divider style={{ margin: '20px 0' }} />
          <Button size="large" block href="/console/oidc">
            {t.provider}
          </Button>
        </>
      ) : null}
    </>
  );
}
