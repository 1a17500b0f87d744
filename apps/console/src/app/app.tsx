import ConfigProvider from 'antd/es/config-provider';
import AntApp from 'antd/es/app';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import { type ReactNode, useMemo } from 'react';
import { useIsDark } from '../appearance/appearance.ts';
import { useLanguage } from '../language/language.ts';
import { lookOf } from './look.ts';
import { nonce } from './nonce.ts';
import { SignedInOnly } from './signed-in-only.tsx';

/** Language, colours and who is signed in, around everything. */
export function App(): ReactNode {
  const language = useLanguage();
  const isDark = useIsDark();
  const look = useMemo(() => lookOf(isDark), [isDark]);
  return (
    <ConfigProvider csp={{ nonce }} locale={language === 'zh' ? zhCN : enUS} theme={look}>
      <AntApp className="content-root">
        <SignedInOnly />
      </AntApp>
    </ConfigProvider>
  );
}
