import Tag from 'antd/es/tag';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage, useSaid } from '../../language/language.ts';
import { writeMilliseconds } from '../../language/numbers.ts';
import { useTexts } from '../../language/texts.ts';
import { writeTime } from '../../language/times.ts';
import type { JobRun } from './documents.ts';
import { pluginsTexts } from './texts.ts';

const colours = { RUNNING: 'blue', DONE: 'green', FAILED: 'red', LOST: 'orange' } as const;

/** The last runs of a job, the newest first. */
export function JobRuns({ runs }: { readonly runs: readonly JobRun[] }): ReactNode {
  const t = useTexts(pluginsTexts);
  const said = useSaid();
  const language = useLanguage();
  if (runs.length === 0) return <Typography.Text type="secondary">{t.neverRan}</Typography.Text>;
  return (
    <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {runs.map(({ startedAt, endedAt, outcome, result, problem }) => (
        <li key={startedAt} style={{ padding: '3px 0' }}>
          <Tag color={colours[outcome]}>{t.outcomes[outcome]}</Tag> {writeTime(startedAt, language)}
          {endedAt ? (
            <Typography.Text type="secondary">
              {' · '}
              {writeMilliseconds(Date.parse(endedAt) - Date.parse(startedAt), language)}
            </Typography.Text>
          ) : null}
          {result ? ` · ${result}` : ''}
          {problem ? (
            <div>
              <Typography.Text type="danger">{said(problem)}</Typography.Text>
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
