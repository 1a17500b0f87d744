import App from 'antd/es/app';
import Button from 'antd/es/button';
import Card from 'antd/es/card';
import Flex from 'antd/es/flex';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useMutation } from 'urql';
import { wordsOf } from '../../graph/problems.ts';
import { useLanguage, useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { writeTime } from '../../language/times.ts';
import { type InstalledPlugin, type PluginJob, runPluginJob } from './documents.ts';
import { JobRuns } from './job-runs.tsx';
import { pluginsTexts } from './texts.ts';

interface Props {
  readonly plugin: InstalledPlugin;
  readonly mayRun: boolean;
  readonly onChanged: () => void;
}

export function PluginJobs({ plugin, mayRun, onChanged }: Props): ReactNode {
  const t = useTexts(pluginsTexts);
  if (plugin.jobs.length === 0) return <Typography.Text type="secondary">{t.noJobs}</Typography.Text>;
  return (
    <Flex vertical gap={12}>
      {plugin.jobs.map((job) => (
        <JobCard key={job.name} plugin={plugin.name} job={job} mayRun={mayRun} onChanged={onChanged} />
      ))}
    </Flex>
  );
}

interface CardProps {
  readonly plugin: string;
  readonly job: PluginJob;
  readonly mayRun: boolean;
  readonly onChanged: () => void;
}

/** When a job runs, how its last runs went, and running it now. */
function JobCard({ plugin, job, mayRun, onChanged }: CardProps): ReactNode {
  const t = useTexts(pluginsTexts);
  const said = useSaid();
  const language = useLanguage();
  const { message } = App.useApp();
  const [{ fetching }, send] = useMutation(runPluginJob);
  const isRunning = job.runs[0]?.outcome === 'RUNNING';
  async function run(): Promise<void> {
    const { error } = await send({ plugin, job: job.name });
    if (error) message.error(wordsOf(error, language));
    else message.success(t.begun);
    onChanged();
  }
  return (
    <Card
      size="small"
      title={said(job.title)}
      extra={
        mayRun ? (
          <Button size="small" loading={fetching || isRunning} onClick={() => void run()}>
            {isRunning ? t.running : t.runNow}
          </Button>
        ) : null
      }
    >
      <Typography.Paragraph type="secondary" style={{ marginBottom: 8 }}>
        {t.schedule(job.schedule)} · {t.nextDue(writeTime(job.nextDue, language))}
      </Typography.Paragraph>
      <JobRuns runs={job.runs} />
    </Card>
  );
}
