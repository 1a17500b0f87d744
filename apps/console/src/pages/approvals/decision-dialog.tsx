import App from 'antd/es/app';
import type { ReactNode } from 'react';
import { type CombinedError, useMutation, useQuery } from 'urql';
import { faultsOf, wordsOf } from '../../graph/problems.ts';
import { useLanguage, useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import type { Department } from '../../preview/departments.ts';
import { ConfirmDecision, type Confirmed } from './confirm-decision.tsx';
import { activate, approve, inWords, type OpenedRequest, refuse, revoke } from './documents.ts';
import type { Names } from './names.ts';
import { approvalsTexts } from './texts.ts';

export type DecisionKind = 'approve' | 'activate' | 'refuse' | 'revoke';

interface Props {
  readonly kind: DecisionKind;
  readonly grant: OpenedRequest;
  readonly department: Department | undefined;
  readonly names: Names;
  readonly onClose: () => void;
}

/** Asks once more before a decision is taken, and says what it does. */
export function DecisionDialog({ kind, grant, department, names, onClose }: Props): ReactNode {
  const t = useTexts(approvalsTexts);
  const said = useSaid();
  const language = useLanguage();
  const { message } = App.useApp();
  const [, sendApproval] = useMutation(approve);
  const [, sendActivation] = useMutation(activate);
  const [, sendRefusal] = useMutation(refuse);
  const [, sendRevocation] = useMutation(revoke);
  const isOpen = kind === 'approve' || kind === 'activate';
  const [{ data }] = useQuery({
    query: inWords,
    variables: { policy: { grants: [grant.id] }, departments: [grant.department] },
    requestPolicy: 'cache-first',
    pause: !isOpen,
  });
  const { id, approvedBy, requirements } = grant;
  const who = department ? said(department.title) : grant.department;
  const isLast = approvedBy.length + 1 >= requirements.approvals;
  const breaches = data?.policyCheck.breaches.filter(({ isNew }) => isNew) ?? [];

  /** The faults without the id of the grant, which is on the screen, and with people by name. */
  function words(error: CombinedError): string {
    const faults = faultsOf(error);
    if (faults.length === 0) {
      const plain = wordsOf(error, language).replaceAll(`授权 ${id}`, '此授权').replaceAll(`grant ${id}`, 'this grant');
      return names.reduce((text, one) => text.replaceAll(one.id, one.name), plain);
    }
    return faults
      .map((fault) => (fault.where.endsWith(id) ? fault[language] : `${fault.where}: ${fault[language]}`))
      .join('\n');
  }
  async function putIntoForce({ timing, from, override }: Confirmed): Promise<string | undefined> {
    const day = timing === 'from' ? (from?.format('YYYY-MM-DD') ?? null) : null;
    const { error } = await sendActivation({ id, from: day, override: override || null });
    return error && words(error);
  }
  async function run(confirmed: Confirmed): Promise<string | undefined> {
    const { reason, timing } = confirmed;
    if (kind === 'approve') {
      const { data: done, error } = await sendApproval({ id, note: reason || null });
      if (error) return words(error);
      if (done?.approveGrants[0]?.grant.state !== 'APPROVED') return told(t.doneOne);
      if (timing === 'later') return told(t.doneApproved);
      const problem = await putIntoForce(confirmed);
      return problem === undefined ? told(t.doneActive(timing === 'from')) : told(t.approvedNotActive(problem), true);
    }
    if (kind === 'activate') return (await putIntoForce(confirmed)) ?? told(t.doneActive(timing === 'from'));
    const { error } = await (kind === 'refuse' ? sendRefusal : sendRevocation)({ id, reason });
    return error ? words(error) : told(kind === 'refuse' ? t.doneRefused : t.doneRevoked);
  }
  function told(text: string, isWarning = false): undefined {
    if (isWarning) message.warning(text, 10);
    else message.success(text);
  }
  const common = { breaches, onConfirm: run, onClose };
  switch (kind) {
    case 'approve':
      return (
        <ConfirmDecision
          {...common}
          title={t.approve}
          lines={[isLast ? t.approveLast(who) : t.approveFirst(approvedBy.length + 1, requirements.approvals)]}
          okText={t.approve}
          timings={isLast ? ['now', 'from', 'later'] : []}
          reason={{ label: t.note, isNeeded: false }}
        />
      );
    case 'activate':
      return (
        <ConfirmDecision
          {...common}
          title={t.activate}
          lines={[t.activateThen(who)]}
          okText={t.activate}
          timings={['now', 'from']}
        />
      );
    case 'refuse':
      return (
        <ConfirmDecision
          {...common}
          isDanger
          title={t.refuse}
          lines={[t.refuseThen(who)]}
          okText={t.refuse}
          reason={{ label: t.refuseReason, isNeeded: true }}
        />
      );
    case 'revoke':
      return (
        <ConfirmDecision
          {...common}
          isDanger
          title={t.revoke}
          lines={[t.revokeThen(who)]}
          okText={t.revoke}
          reason={{ label: t.refuseReason, isNeeded: true }}
        />
      );
  }
}
