import LogoutOutlined from '@ant-design/icons/es/icons/LogoutOutlined';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import theme from 'antd/es/theme';
import Tooltip from 'antd/es/tooltip';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useSaid } from '../language/language.ts';
import { useTexts } from '../language/texts.ts';
import { useSession } from '../session/session.ts';
import { AppearanceSwitch } from './appearance-switch.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { appTexts } from './texts.ts';

/** Who is signed in, with what she may set for herself. */
export function Who(): ReactNode {
  const t = useTexts(appTexts);
  const said = useSaid();
  const { session, signOut } = useSession();
  const { token } = theme.useToken();
  const under =
    session.kind === 'department' ? session.name : session.roles.map((role) => t.roles[role]).join(' · ') || '—';
  return (
    <Flex vertical gap={4} style={{ padding: '12px 16px', borderTop: `1px solid ${token.colorBorderSecondary}` }}>
      <Typography.Text strong ellipsis>
        {session.kind === 'department' ? said(session.department.title) : session.name}
      </Typography.Text>
      <Typography.Text type="secondary" ellipsis style={{ fontSize: 12 }}>
        {under}
      </Typography.Text>
      <Flex align="center" style={{ marginInline: -7 }}>
        <LanguageSwitch />
        <AppearanceSwitch />
        <div style={{ flex: 1 }} />
        <Tooltip title={t.signOut}>
          <Button type="text" size="small" icon={<LogoutOutlined />} aria-label={t.signOut} onClick={signOut} />
        </Tooltip>
      </Flex>
    </Flex>
  );
}
