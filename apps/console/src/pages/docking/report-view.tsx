import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import Tag from 'antd/es/tag';
import Typography from 'antd/es/typography';
import { type ReactNode, useState } from 'react';
import { useLanguage, useSaid } from '../../language/language.ts';
import { writeNumber } from '../../language/numbers.ts';
import { useTexts } from '../../language/texts.ts';
import { ListTable } from '../../page/list-table.tsx';
import { writeDay } from '../../language/times.ts';
import type { DockingProblem, DockingReport } from './documents.ts';
import { faultWords } from './fault-words.ts';
import { dockingTexts } from './texts.ts';

interface Props {
  readonly report: DockingReport;
  readonly isLoading: boolean;
}

/** What was looked at, and what is wrong with it. */
export function ReportView({ report, isLoading }: Props): ReactNode {
  const t = useTexts(dockingTexts);
  const said = useSaid();
  const language = useLanguage();
  const all = report.counts.reduce((sum, { count }) => sum + count, 0);
  const number = (value: number): string => writeNumber(value, language);
  return (
    <Flex vertical gap={12}>
      <Typography.Text>
        {t.summary(
          said(report.title),
          writeDay(report.on, language),
          number(report.professionalGrids),
          number(report.basicGrids),
        )}
      </Typography.Text>
      {all === 0 ? (
        <Alert type="success" showIcon title={t.sound} />
      ) : (
        <Faults report={report} all={all} isLoading={isLoading} />
      )}
    </Flex>
  );
}

interface FaultsProps extends Props {
  readonly all: number;
}

/** How many there are of each problem, which narrow the list of faults. */
function Faults({ report, all, isLoading }: FaultsProps): ReactNode {
  const t = useTexts(dockingTexts);
  const language = useLanguage();
  const [problem, setProblem] = useState<DockingProblem>();
  const faults = report.faults.filter((fault) => problem === undefined || fault.problem === problem);
  const number = (value: number): string => writeNumber(value, language);
  return (
    <>
      <Flex wrap gap={8}>
        <Button type={problem === undefined ? 'primary' : 'default'} onClick={() => setProblem(undefined)}>
          {t.all} {number(all)}
        </Button>
        {report.counts.map((one) => (
          <Button
            key={one.problem}
            type={problem === one.problem ? 'primary' : 'default'}
            disabled={one.count === 0}
            onClick={() => setProblem(one.problem)}
          >
            {t.problems[one.problem]} {number(one.count)}
          </Button>
        ))}
      </Flex>
      {all > report.faults.length ? (
        <Alert type="info" showIcon title={t.notAll(number(report.faults.length), number(all))} />
      ) : null}
      <ListTable
        keyOf={(fault) =>
          `${fault.problem} ${fault.communityCode ?? fault.streetCode} ${fault.gridCode} ${fault.professionalGridCode}`
        }
        isLoading={isLoading}
        rows={faults}
        pageSize={50}
        nothing={t.nothing}
        columns={[
          {
            key: 'problem',
            title: t.problem,
            width: 150,
            render: (fault) => <Tag color="orange">{t.problems[fault.problem]}</Tag>,
          },
          { key: 'words', title: t.what, render: (fault) => faultWords(fault, t, number) },
          { key: 'grid', title: t.gridCode, width: 170, render: ({ gridCode }) => gridCode },
          {
            key: 'professional',
            title: t.professionalCode,
            width: 210,
            render: ({ professionalGridCode }) => professionalGridCode,
          },
          {
            key: 'place',
            title: t.place,
            width: 140,
            render: ({ communityCode, streetCode }) => communityCode ?? streetCode,
          },
        ]}
      />
    </>
  );
}
