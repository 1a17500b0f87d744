import CheckOutlined from '@ant-design/icons/es/icons/CheckOutlined';
import CopyOutlined from '@ant-design/icons/es/icons/CopyOutlined';
import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import theme from 'antd/es/theme';
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
  const { token } = theme.useToken();
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
        style={{
          margin: '16px 0 8px',
          padding: 12,
          overflowWrap: 'anywhere',
          fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
          background: token.colorFillTertiary,
          borderRadius: 6,
        }}
      >
        {secret}
      </Typography.Paragraph>
      <Typography.Paragraph
        copyable={{
          text: secret,
          tooltips: false,
          icon: [
            <span key="copy">
              <CopyOutlined /> {t.copy}
            </span>,
            <span key="copied" style={{ color: token.colorText }}>
              <CheckOutlined /> {t.copied}
            </span>,
          ],
        }}
      />
      {expiresAt ? (
        <Typography.Paragraph type="secondary">{t.shownUntil(writeDay(expiresAt, language))}</Typography.Paragraph>
      ) : null}
      {isSignedIn ? null : <Alert type="info" showIcon title={t.signInAgain} />}
    </Modal>
  );
}
