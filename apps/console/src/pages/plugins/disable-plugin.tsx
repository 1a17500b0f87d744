import Alert from 'antd/es/alert';
import App from 'antd/es/app';
import Typography from 'antd/es/typography';
import { type ReactNode, useMemo } from 'react';
import { useMutation, useQuery } from 'urql';
import { useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { ReasonModal } from '../../page/reason-modal.tsx';
import { ImpactWords } from '../../sharing/impact-words.tsx';
import { useNames } from '../../sharing/names.ts';
import { disablePlugin, type InstalledPlugin, withoutPlugin } from './documents.ts';
import { pluginsTexts } from './texts.ts';

interface Props {
  readonly plugin: InstalledPlugin;
  readonly plugins: readonly InstalledPlugin[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Says who loses what without the plugin and which operations break, and asks for the reason. */
export function DisablePlugin({ plugin, plugins, onDone, onClose }: Props): ReactNode {
  const t = useTexts(pluginsTexts);
  const said = useSaid();
  const { message } = App.useApp();
  const [, send] = useMutation(disablePlugin);
  const title = said(plugin.title) || plugin.name;
  const users = plugins.filter(({ status, dependsOn }) => status === 'ON' && dependsOn.includes(plugin.name));
  const isBlocked = users.length > 0;
  return (
    <ReasonModal
      title={t.disableTitle(title)}
      act={t.disable}
      isDanger
      isBlocked={isBlocked}
      onClose={onClose}
      onAct={async (reason) => {
        const { error } = await send({ plugin: plugin.name, reason });
        if (error) return error;
        message.success(t.disabled(title));
        onDone();
        return undefined;
      }}
    >
      {isBlocked ? (
        <Alert
          type="warning"
          showIcon
          title={t.blocked}
          description={users.map((user) => said(user.title) || user.name).join('、')}
        />
      ) : (
        <Consequences plugin={plugin} />
      )}
    </ReasonModal>
  );
}

function Consequences({ plugin }: { readonly plugin: InstalledPlugin }): ReactNode {
  const t = useTexts(pluginsTexts);
  const names = useNames();
  const changes = [{ plugin: { plugin: plugin.name, enabled: false, reason: 'impact' } }];
  const [{ data, error }] = useQuery({
    query: withoutPlugin,
    variables: { plugin: plugin.name, changes },
    requestPolicy: 'network-only',
  });
  const losers = useMemo(() => {
    const found = new Map<string, number>();
    for (const { holders } of data?.catalogue ?? [])
      for (const { department } of holders) found.set(department, (found.get(department) ?? 0) + 1);
    return [...found].sort(([, a], [, b]) => b - a);
  }, [data]);
  const { adds } = plugin;
  return (
    <>
      <Typography.Paragraph>
        {t.disableWhat(
          adds?.types.length ?? 0,
          adds?.fields.length ?? 0,
          adds?.mutations.length ?? 0,
          plugin.jobs.length,
        )}
      </Typography.Paragraph>
      {losers.length > 0 ? (
        <>
          <Typography.Text strong>{t.losers}</Typography.Text>
          <ul style={{ margin: '4px 0 12px', paddingInlineStart: 18, maxHeight: 140, overflow: 'auto' }}>
            {losers.map(([department, count]) => (
              <li key={department}>{t.loses(names.ofDepartment(department), count)}</li>
            ))}
          </ul>
        </>
      ) : null}
      <ImpactWords impact={data?.policyImpact} error={error} />
      <Typography.Paragraph type="secondary" style={{ marginTop: 8, marginBottom: 0 }}>
        {t.disableUndo}
      </Typography.Paragraph>
    </>
  );
}
