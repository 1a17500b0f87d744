import ConfigProvider from 'antd/es/config-provider';
import AntApp from 'antd/es/app';
import theme from 'antd/es/theme';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import { type ReactNode, useMemo } from 'react';
import { useIsDark } from '../appearance/appearance.ts';
import { useLanguage } from '../language/language.ts';
import { nonce } from './nonce.ts';
import { SignedInOnly } from './signed-in-only.tsx';

/** Language, colours and who is signed in, around everything. */
export function App(): ReactNode {
  const language = useLanguage();
  const isDark = useIsDark();
  const look = useMemo(
    () => ({
      algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
      token: {
        colorPrimary: '#0b7a75',
        colorLink: isDark ? '#4fc3b8' : '#0b6e6e',
        borderRadius: 6,
        // the ones of Ant Design are fainter than WCAG 2.2 AA allows
        ...(isDark ? {} : { colorError: '#cf1322' }),
        colorTextTertiary: isDark ? '#a6a6a6' : '#646464',
        colorTextDescription: isDark ? '#a6a6a6' : '#646464',
        colorTextPlaceholder: isDark ? '#9a9a9a' : '#6b6b6b',
        fontFamily: `system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif`,
      },
      components: {
        Menu: {
          itemSelectedBg: isDark ? '#12403c' : '#dff1ee',
          itemSelectedColor: isDark ? '#8fe0d0' : '#075f5b',
        },
      },
    }),
    [isDark],
  );
  return (
    <ConfigProvider csp={{ nonce }} locale={language === 'zh' ? zhCN : enUS} theme={look}>
      <AntApp className="content-root">
        <SignedInOnly />
      </AntApp>
    </ConfigProvider>
  );
}
