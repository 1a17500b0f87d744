import Flex from 'antd/es/flex';
import Tag from 'antd/es/tag';
import type { ReactNode } from 'react';
import { useTexts } from '../../language/texts.ts';
import type { InstalledPlugin } from './documents.ts';
import { pluginsTexts } from './texts.ts';

const colours = { ON: 'green', OFF: 'default', FAILED: 'red' } as const;

/** On, off or failed, and what about a plugin needs somebody. */
export function PluginState({
  plugin: { status, settings, jobs, health },
}: {
  readonly plugin: InstalledPlugin;
}): ReactNode {
  const t = useTexts(pluginsTexts);
  const unset = settings.filter(({ required, isSet }) => required && !isSet).length;
  const failed = jobs.filter(({ runs }) => runs[0]?.outcome === 'FAILED' || runs[0]?.outcome === 'LOST').length;
  const ill = health.filter(({ ok }) => !ok).length;
  return (
    <Flex wrap gap={4}>
      <Tag color={colours[status]}>{t.states[status]}</Tag>
      {status === 'ON' && unset > 0 ? <Tag color="orange">{t.unset(unset)}</Tag> : null}
      {status === 'ON' && failed > 0 ? <Tag color="orange">{t.failedJobs(failed)}</Tag> : null}
      {status === 'ON' && ill > 0 ? <Tag color="red">{t.ill(ill)}</Tag> : null}
    </Flex>
  );
}
