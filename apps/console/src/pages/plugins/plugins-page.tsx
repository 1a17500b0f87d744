import Skeleton from 'antd/es/skeleton';
import { type ReactNode, useEffect } from 'react';
import { useLocation, useParams } from 'wouter';
import { useQuery } from 'urql';
import { useTexts } from '../../language/texts.ts';
import { PageTitle } from '../../page/page-title.tsx';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { installedPlugins } from './documents.ts';
import { PluginDrawer } from './plugin-drawer.tsx';
import { PluginTable } from './plugin-table.tsx';
import { pluginsTexts } from './texts.ts';

/** The plugins of the configuration; one opens beside them, under an address of its own. */
export default function PluginsPage(): ReactNode {
  const t = useTexts(pluginsTexts);
  const { name } = useParams<{ name?: string }>();
  const [, navigate] = useLocation();
  const [{ data, error }, load] = useQuery({ query: installedPlugins });
  const plugins = data?.plugins;
  const refresh = (): void => load({ requestPolicy: 'network-only' });
  const isRunning = plugins?.some(({ jobs }) => jobs.some(({ runs }) => runs[0]?.outcome === 'RUNNING')) === true;
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => load({ requestPolicy: 'network-only' }), 2_000);
    return () => clearInterval(timer);
  }, [isRunning, load]);
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      {error && !plugins ? <LoadFailed error={error} retry={refresh} /> : null}
      {plugins ? (
        <PluginTable plugins={plugins} onOpen={(plugin) => navigate(`/plugins/${encodeURIComponent(plugin.name)}`)} />
      ) : error ? null : (
        <Skeleton active />
      )}
      {plugins ? (
        <PluginDrawer
          name={name === undefined ? undefined : decodeURIComponent(name)}
          plugins={plugins}
          onChanged={refresh}
          onClose={() => navigate('/plugins')}
        />
      ) : null}
    </>
  );
}
