import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Card from 'antd/es/card';
import Flex from 'antd/es/flex';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import theme from 'antd/es/theme';
import Typography from 'antd/es/typography';
import { type ReactNode, useState } from 'react';
import { AppearanceSwitch } from '../app/appearance-switch.tsx';
import { LanguageSwitch } from '../app/language-switch.tsx';
import { appTexts } from '../app/texts.ts';
import { half } from '../graph/problems.ts';
import { useLanguage } from '../language/language.ts';
import { useTexts } from '../language/texts.ts';
import type { Session } from '../session/session.ts';
import { SessionRefused, signIn } from '../session/session-calls.ts';
import { ProviderWay } from './provider-way.tsx';
import { signInTexts } from './texts.ts';

interface Props {
  /** Whether one was signed in before. */
  readonly hasEnded: boolean;
  readonly onSignedIn: (session: Session) => void;
}

/** One field for any key: the server finds out whose it is. */
export function SignIn({ hasEnded, onSignedIn }: Props): ReactNode {
  const t = useTexts(signInTexts);
  const { ended } = useTexts(appTexts);
  const language = useLanguage();
  const { token } = theme.useToken();
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  async function submit({ credential }: { credential: string }): Promise<void> {
    setIsBusy(true);
    setRefusal(undefined);
    try {
      onSignedIn(await signIn(credential));
    } catch (error) {
      setRefusal(error instanceof SessionRefused ? error.message : '');
      setIsBusy(false);
    }
  }
  return (
    <Flex
      component="main"
      vertical
      align="center"
      style={{ minHeight: '100vh', padding: '12vh 16px 32px', background: token.colorBgLayout }}
    >
      <Flex align="center" gap={12} style={{ marginBottom: 24 }}>
        <img src="/console/icon.svg" alt="" width={40} height={40} />
        <Typography.Title level={1} style={{ margin: 0, fontSize: 26 }}>
          {t.title}
        </Typography.Title>
      </Flex>
      <Card style={{ width: '100%', maxWidth: 440 }}>
        <Typography.Paragraph type="secondary">{t.lead}</Typography.Paragraph>
        <Form layout="vertical" requiredMark={false} onFinish={submit}>
          <Form.Item
            name="credential"
            label={t.credential}
            rules={[{ required: true, whitespace: true, message: t.missing }]}
          >
            <Input.Password size="large" placeholder={t.placeholder} autoComplete="current-password" autoFocus />
          </Form.Item>
          {refusal === undefined ? null : (
            <Alert
              type="error"
              showIcon
              role="alert"
              title={half(refusal, language) || t.unreachable}
              style={{ marginBottom: 16 }}
            />
          )}
          {hasEnded && refusal === undefined ? (
            <Alert type="info" showIcon title={ended} style={{ marginBottom: 16 }} />
          ) : null}
          <Button type="primary" size="large" htmlType="submit" block loading={isBusy}>
            {t.signIn}
          </Button>
        </Form>
        <ProviderWay />
        <Typography.Paragraph type="secondary" style={{ margin: '16px 0 0', fontSize: 12 }}>
          {t.hint}
        </Typography.Paragraph>
      </Card>
      <Flex align="center" gap={4} style={{ marginTop: 16 }}>
        <LanguageSwitch />
        <AppearanceSwitch />
      </Flex>
    </Flex>
  );
}
