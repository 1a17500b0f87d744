import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { writeDay } from '../../language/times.ts';
import { keysTexts } from './texts.ts';

interface Props {
  readonly secret: string;
  readonly expiresAt: string | null;
  readonly isSignedIn: boolean;
  readonly onClose: () => void;
}

/** A key, this once; it goes away only when somebody says that it is kept. */
export function ShownKey({ secret, expiresAt, isSignedIn, onClose }: Props): ReactNode {
  const t = useTexts(keysTexts);
  const language = useLanguage();
  return (
    <Modal
      open
      title={t.shownTitle}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t.keptIt}
        </Button>
      }
    >
      <Alert type="warning" showIcon title={t.shownLead} />
      <Typography.Paragraph
        copyable={{ text: secret }}
        style={{ margin: '16px 0', fontFamily: 'ui-monospace, Menlo, Consolas, monospace', overflowWrap: 'anywhere' }}
      >
        {secret}
      </Typography.Paragraph>
      {expiresAt ? (
        <Typography.Paragraph type="secondary">{t.shownUntil(writeDay(expiresAt, language))}</Typography.Paragraph>
      ) : null}
      {isSignedIn ? null : <Alert type="info" showIcon title={t.signInAgain} />}
    </Modal>
  );
}
