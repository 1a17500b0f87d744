import Alert from 'antd/es/alert';
import Flex from 'antd/es/flex';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage, useSaid } from '../../language/language.ts';
import { writeMilliseconds } from '../../language/numbers.ts';
import { useTexts } from '../../language/texts.ts';
import { writeTime } from '../../language/times.ts';
import type { InstalledPlugin } from './documents.ts';
import { pluginsTexts } from './texts.ts';

/** What the health checks of a plugin found, in words. */
export function PluginHealth({ health }: Pick<InstalledPlugin, 'health'>): ReactNode {
  const t = useTexts(pluginsTexts);
  const said = useSaid();
  const language = useLanguage();
  if (health.length === 0) return <Typography.Text type="secondary">{t.noHealth}</Typography.Text>;
  return (
    <Flex vertical gap={8}>
      {health.map(({ name, title, ok, problem, at, milliseconds }) => (
        <Alert
          key={name}
          type={ok ? 'success' : 'error'}
          showIcon
          title={ok ? t.well(said(title)) : `${said(title)}: ${said(problem)}`}
          description={t.lookedAt(writeTime(at, language), writeMilliseconds(milliseconds, language))}
        />
      ))}
    </Flex>
  );
}
