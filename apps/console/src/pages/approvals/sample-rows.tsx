import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Card from 'antd/es/card';
import Flex from 'antd/es/flex';
import Typography from 'antd/es/typography';
import { type ReactNode, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { Link } from 'wouter';
import { wordsOf } from '../../graph/problems.ts';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import type { Point } from '../../preview/documents.ts';
import type { Entries } from '../../preview/field-entries.ts';
import { loadSamples, type Sample } from './load-samples.ts';
import { SampleTable } from './sample-table.tsx';
import { approvalsTexts } from './texts.ts';

interface Props {
  readonly point: Point;
  readonly department: string;
  readonly fields: readonly string[];
  readonly entries: Entries;
}

/** Real rows as the department sees them now beside how it would see them; shown when asked, since that is audited. */
export function SampleRows({ point, department, fields, entries }: Props): ReactNode {
  const t = useTexts(approvalsTexts);
  const language = useLanguage();
  const client = useClient();
  const [samples, setSamples] = useState<readonly Sample[]>();
  const [error, setError] = useState<CombinedError>();
  const [isLoading, setIsLoading] = useState(false);
  const [request] = 'grants' in point ? point.grants : [];
  const asIf: Record<string, string> = request === undefined ? {} : { request };
  async function load(): Promise<void> {
    setIsLoading(true);
    setError(undefined);
    try {
      setSamples(await loadSamples(client, department, point, fields));
    } catch (failed) {
      setError(failed as CombinedError);
    }
    setIsLoading(false);
  }
  return (
    <Card
      size="small"
      title={t.samples}
      extra={
        samples ? (
          <Button size="small" loading={isLoading} onClick={load}>
            {t.showAgain}
          </Button>
        ) : null
      }
    >
      <Flex vertical gap={12}>
        {samples ? null : (
          <>
            <Typography.Text type="secondary">{t.samplesHint}</Typography.Text>
            <div>
              <Button type="primary" ghost loading={isLoading} onClick={load}>
                {t.showRows}
              </Button>
            </div>
          </>
        )}
        {error ? <Alert type="error" showIcon title={wordsOf(error, language)} /> : null}
        {samples?.length === 0 ? <Typography.Text type="secondary">{t.noSamples}</Typography.Text> : null}
        {samples?.map((sample) => (
          <div key={sample.type}>
            <SampleTable sample={sample} entries={entries} />
            <Typography.Text type="secondary" style={{ fontSize: 12 }}>
              {t.recorded}{' '}
              <Link href={`/view-as/${department}?${new URLSearchParams({ document: sample.query, ...asIf })}`}>
                {t.runAs}
              </Link>
            </Typography.Text>
          </div>
        ))}
      </Flex>
    </Card>
  );
}
