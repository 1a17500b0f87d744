import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Card from 'antd/es/card';
import Flex from 'antd/es/flex';
import Typography from 'antd/es/typography';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../../language/texts.ts';
import type { Department } from '../../preview/departments.ts';
import type { Entries } from '../../preview/field-entries.ts';
import { useSession } from '../../session/session.ts';
import { DecisionDialog, type DecisionKind } from './decision-dialog.tsx';
import type { OpenedRequest } from './documents.ts';
import type { Names } from './names.ts';
import { proposalOf } from './proposal.ts';
import { RequestFacts } from './request-facts.tsx';
import { approvalsTexts } from './texts.ts';

interface Props {
  readonly grant: OpenedRequest;
  /** Who is signed in, as steps name her. */
  readonly person: string;
  readonly names: Names;
  readonly entries: Entries;
  readonly department: Department | undefined;
  readonly isNarrowing: boolean;
  readonly onNarrow: () => void;
}

/** What can be done with a request by who is signed in, and why what cannot be done cannot. */
export function Decision({ grant, person, names, entries, department, isNarrowing, onNarrow }: Props): ReactNode {
  const t = useTexts(approvalsTexts);
  const { session } = useSession();
  const [kind, setKind] = useState<DecisionKind>();
  const { state } = grant;
  const isApprover = session.kind === 'admin' && session.roles.includes('approver');
  const isOpen = state === 'REQUESTED' || state === 'APPROVED';
  const proposal = proposalOf(grant);
  const hindrance = hindranceOf();
  function hindranceOf(): string | undefined {
    if (state !== 'REQUESTED') return undefined;
    if (grant.requestedBy === person || grant.proposedBy === person) return t.ownRequest;
    if (grant.approvedBy.includes(person)) return t.approvedAlready;
    if (proposal) return t.waitsForDepartment;
    return grant.requirements.assessment && grant.assessments.length === 0 ? t.assessFirst : undefined;
  }
  return (
    <Card title={t.decision} size="small">
      <Flex vertical gap={12}>
        {proposal ? (
          <Alert
            type="warning"
            title={t.proposed}
            description={
              <RequestFacts
                conditions={proposal}
                unlike={grant}
                entries={entries}
                department={department}
                client={null}
              />
            }
          />
        ) : null}
        {isOpen && !isApprover ? <Alert type="info" showIcon title={t.forApprovers} /> : null}
        {isApprover && hindrance ? <Alert type="info" showIcon title={hindrance} /> : null}
        {isApprover && state === 'REQUESTED' ? (
          <Button type="primary" size="large" disabled={hindrance !== undefined} onClick={() => setKind('approve')}>
            {t.approve}
          </Button>
        ) : null}
        {isApprover && state === 'APPROVED' ? (
          <Button type="primary" size="large" onClick={() => setKind('activate')}>
            {t.activate}
          </Button>
        ) : null}
        {state === 'REQUESTED' ? (
          <Button disabled={isNarrowing} onClick={onNarrow}>
            {t.narrow}
          </Button>
        ) : null}
        {isApprover && isOpen ? (
          <Button danger onClick={() => setKind('refuse')}>
            {t.refuse}
          </Button>
        ) : null}
        {isApprover && state === 'ACTIVE' ? (
          <Button danger onClick={() => setKind('revoke')}>
            {t.revoke}
          </Button>
        ) : null}
        {isOpen || state === 'ACTIVE' ? null : (
          <Typography.Text type="secondary">
            {t.over}
            {grant.endReason ? `:${grant.endReason}` : ''}
          </Typography.Text>
        )}
        <Link href={`/view-as/${grant.department}`}>{t.viewAs}</Link>
      </Flex>
      {kind ? (
        <DecisionDialog
          kind={kind}
          grant={grant}
          department={department}
          names={names}
          onClose={() => setKind(undefined)}
        />
      ) : null}
    </Card>
  );
}
