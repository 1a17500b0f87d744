import Alert from 'antd/es/alert';
import Flex from 'antd/es/flex';
import Spin from 'antd/es/spin';
import Typography from 'antd/es/typography';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { faultsOf, wordsOf } from '../../graph/problems.ts';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import type { Names } from '../../sharing/admin-catalogue.ts';
import { CheckResult } from './check-result.tsx';
import { DifferenceList } from './difference-list.tsx';
import { check, difference, impact, type PolicyPoint } from './documents.ts';
import { ImpactList } from './impact-list.tsx';
import { consequenceTexts } from './texts.ts';

interface Props {
  readonly point: PolicyPoint;
  readonly names: Names;
}

/** Typing is followed after this pause. */
const pauseMs = 600;

/** What a policy would change, computed while it is written: words, rows, invariants, operations. */
export function Consequences({ point, names }: Props): ReactNode {
  const t = useTexts(consequenceTexts);
  const language = useLanguage();
  const settled = useSettled(point);
  const context = useMemo(() => ({ requestPolicy: 'network-only' as const }), []);
  const [diff] = useQuery({ query: difference, variables: { to: settled }, context });
  const cannot = diff.error !== undefined;
  // the other two would be refused for the same reason
  const pause = diff.fetching || cannot;
  const [checked] = useQuery({ query: check, variables: { policy: settled }, context, pause });
  const [impacted] = useQuery({ query: impact, variables: { policy: settled }, context, pause });
  // the same condition is wrong once for each department
  const faults = [
    ...new Set(
      faultsOf(diff.error).map((fault) => `${fault.where.replace(/^changes\[\d+\] /, '')} ${fault[language]}`),
    ),
  ];
  const isWorking = diff.fetching || checked.fetching || impacted.fetching;
  return (
    <Flex vertical gap={16} component="section" aria-label={t.title} aria-busy={isWorking}>
      <Flex align="baseline" gap="2px 12px" wrap>
        <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
          {t.title}
        </Typography.Title>
        <Typography.Text type="secondary">{t.lead}</Typography.Text>
        {isWorking ? (
          <span role="status">
            <Spin size="small" /> {t.working}
          </span>
        ) : null}
      </Flex>
      {diff.error ? (
        <Alert
          type="error"
          showIcon
          title={t.cannot}
          description={
            faults.length > 0 ? faults.map((fault) => <div key={fault}>{fault}</div>) : wordsOf(diff.error, language)
          }
        />
      ) : null}
      {cannot ? null : (
        <>
          {diff.data ? <DifferenceList differences={diff.data.policyDiff} names={names} /> : null}
          {checked.data ? <CheckResult check={checked.data.policyCheck} /> : null}
          {impacted.data ? <ImpactList impact={impacted.data.policyImpact} names={names} /> : null}
        </>
      )}
    </Flex>
  );
}

/** The point once it has not changed for a moment. */
function useSettled(point: PolicyPoint): PolicyPoint {
  const text = JSON.stringify(point);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return useMemo(() => JSON.parse(settled) as PolicyPoint, [settled]);
}
