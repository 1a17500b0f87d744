import type { ThemeConfig } from 'antd/es/config-provider';
import theme from 'antd/es/theme';

/** The colours of the console on light or on dark ground. */
export function lookOf(isDark: boolean): ThemeConfig {
  const quiet = isDark ? 'rgba(255, 255, 255, 0.65)' : 'rgba(0, 0, 0, 0.62)';
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: '#0b7a75',
      colorLink: isDark ? '#4fc3b8' : '#0b6e6e',
      colorTextDescription: quiet,
      colorTextPlaceholder: isDark ? 'rgba(255, 255, 255, 0.55)' : 'rgba(0, 0, 0, 0.56)',
      colorError: isDark ? '#ff7875' : '#cf1322',
      colorErrorText: isDark ? '#ff7875' : '#cf1322',
      borderRadius: 6,
      fontFamily: `system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif`,
    },
    components: {
      Descriptions: { labelColor: quiet },
      Menu: {
        itemSelectedBg: isDark ? '#12403c' : '#dff1ee',
        itemSelectedColor: isDark ? '#8fe0d0' : '#075f5b',
      },
    },
  };
}
