import Alert from 'antd/es/alert';
import Modal from 'antd/es/modal';
import Typography from 'antd/es/typography';
import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { wordsOf } from '../../graph/problems.ts';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { signIn } from '../../session/session-calls.ts';
import { useSession } from '../../session/session.ts';
import { type Client, rotate } from './documents.ts';
import { ShownKey } from './shown-key.tsx';
import { keysTexts } from './texts.ts';

interface Shown {
  readonly secret: string;
  readonly expiresAt: string | null;
  /** The session goes on with the new key. */
  readonly isSignedIn: boolean;
}

/** Says what a new key brings about, gives it, and shows it once. */
export function RotateKey({ client, onClose }: { readonly client: Client; readonly onClose: () => void }): ReactNode {
  const t = useTexts(keysTexts);
  const language = useLanguage();
  const { renew } = useSession();
  const [{ fetching, error }, send] = useMutation(rotate);
  const [shown, setShown] = useState<Shown>();
  async function run(): Promise<void> {
    const { data } = await send({});
    if (!data) return;
    const { key, expiresAt } = data.rotateSharingKey;
    // at once, since the session of the old key has ended with it
    const session = await signIn(key).catch(() => undefined);
    setShown({ secret: key, expiresAt, isSignedIn: session !== undefined });
    if (session) renew(session);
  }
  if (shown) return <ShownKey {...shown} onClose={onClose} />;
  return (
    <Modal
      open
      title={t.rotateTitle(client.name)}
      okText={t.doRotate}
      cancelText={t.cancel}
      okButtonProps={{ danger: true }}
      confirmLoading={fetching}
      onOk={run}
      onCancel={onClose}
    >
      <Typography.Paragraph>{t.rotateLead}</Typography.Paragraph>
      <ul style={{ paddingInlineStart: 20, margin: 0 }}>
        {Object.entries(t.effects).map(([name, words]) => (
          <li key={name} style={{ marginBottom: 6 }}>
            {words}
          </li>
        ))}
      </ul>
      {error ? <Alert type="error" showIcon style={{ marginTop: 12 }} title={wordsOf(error, language)} /> : null}
    </Modal>
  );
}
