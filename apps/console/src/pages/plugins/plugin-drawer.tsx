import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Descriptions from 'antd/es/descriptions';
import Drawer from 'antd/es/drawer';
import Empty from 'antd/es/empty';
import Flex from 'antd/es/flex';
import Typography from 'antd/es/typography';
import { type ReactNode, useState } from 'react';
import { useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { useAdmin } from '../../session/session.ts';
import { DisablePlugin } from './disable-plugin.tsx';
import type { InstalledPlugin } from './documents.ts';
import { EnablePlugin } from './enable-plugin.tsx';
import { OffNotice } from './off-notice.tsx';
import { PluginAdditions } from './plugin-additions.tsx';
import { PluginHealth } from './plugin-health.tsx';
import { PluginJobs } from './plugin-jobs.tsx';
import { PluginSettings } from './plugin-settings.tsx';
import { PluginState } from './plugin-state.tsx';
import { pluginsTexts } from './texts.ts';

interface Props {
  readonly name: string | undefined;
  readonly plugins: readonly InstalledPlugin[];
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** Everything about a plugin, and switching it. */
export function PluginDrawer({ name, plugins, onChanged, onClose }: Props): ReactNode {
  const t = useTexts(pluginsTexts);
  const said = useSaid();
  const { roles } = useAdmin();
  const [isSwitching, setIsSwitching] = useState(false);
  const plugin = plugins.find((one) => one.name === name);
  const maySwitch = roles.includes('plugin-admin') && plugin !== undefined && plugin.status !== 'FAILED';
  return (
    <Drawer
      open={name !== undefined}
      onClose={onClose}
      size="min(760px, 100vw)"
      title={plugin ? said(plugin.title) || plugin.name : name}
      extra={
        maySwitch ? (
          <Button danger={plugin.status === 'ON'} onClick={() => setIsSwitching(true)}>
            {plugin.status === 'ON' ? t.disable : t.enable}
          </Button>
        ) : null
      }
    >
      {plugin ? <PluginDetail plugin={plugin} mayRun={roles.includes('plugin-admin')} onChanged={onChanged} /> : null}
      {name !== undefined && !plugin ? <Empty description={t.unknown} /> : null}
      {isSwitching && plugin?.status === 'ON' ? (
        <DisablePlugin plugin={plugin} plugins={plugins} onDone={onChanged} onClose={() => setIsSwitching(false)} />
      ) : null}
      {isSwitching && plugin?.status === 'OFF' ? (
        <EnablePlugin plugin={plugin} onClose={() => setIsSwitching(false)} />
      ) : null}
    </Drawer>
  );
}

interface DetailProps {
  readonly plugin: InstalledPlugin;
  readonly mayRun: boolean;
  readonly onChanged: () => void;
}

function PluginDetail({ plugin, mayRun, onChanged }: DetailProps): ReactNode {
  const t = useTexts(pluginsTexts);
  const said = useSaid();
  const facts = [
    { key: 'state', label: t.state, children: <PluginState plugin={plugin} /> },
    { key: 'name', label: t.name, children: plugin.name },
    { key: 'version', label: t.version, children: plugin.version },
    { key: 'kit', label: t.kit, children: plugin.kit },
    { key: 'needs', label: t.dependsOn, children: plugin.dependsOn.join(', ') },
  ].filter(({ children }) => children !== null && children !== '');
  return (
    <Flex vertical gap={24}>
      {plugin.problems.length > 0 ? (
        <Alert
          type="error"
          showIcon
          title={t.failedBecause}
          description={plugin.problems.map((problem) => (
            <div key={problem.en}>{said(problem)}</div>
          ))}
        />
      ) : null}
      {plugin.status === 'OFF' ? <OffNotice plugin={plugin.name} /> : null}
      <Descriptions column={1} size="small" items={facts} styles={{ label: { width: 120 } }} />
      <Section title={t.health}>
        <PluginHealth health={plugin.health} />
      </Section>
      <Section title={t.jobs}>
        <PluginJobs plugin={plugin} mayRun={mayRun && plugin.status === 'ON'} onChanged={onChanged} />
      </Section>
      <Section title={t.settings}>
        <PluginSettings settings={plugin.settings} />
      </Section>
      {plugin.adds ? (
        <Section title={t.adds}>
          <PluginAdditions adds={plugin.adds} />
        </Section>
      ) : null}
    </Flex>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section>
      <Typography.Title level={3} style={{ fontSize: 15, marginBottom: 8 }}>
        {title}
      </Typography.Title>
      {children}
    </section>
  );
}
