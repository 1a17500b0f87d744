import Flex from 'antd/es/flex';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { useLocation } from 'wouter';
import type { Draft } from '../../drafting/documents.ts';
import { useMayApprove, useMayDraft } from '../../drafting/may.ts';
import { useTexts } from '../../language/texts.ts';
import { useSession } from '../../session/session.ts';
import { ActButton } from './act-button.tsx';
import {
  abandonDraft,
  activateDraft,
  approveDraft,
  draftBackTo,
  keepsInvariants,
  refuseDraft,
  submitDraft,
} from './documents.ts';
import { draftTexts } from './texts.ts';

interface Props {
  readonly draft: Draft;
  readonly onDone: () => void;
}

/** What can be done with a draft now, by who is signed in. */
export function DraftActs({ draft, onDone }: Props): ReactNode {
  const t = useTexts(draftTexts);
  const { session } = useSession();
  const [mayDraft, mayApprove] = [useMayDraft(), useMayApprove()];
  const { id, state, author, approvedBy } = draft;
  const isOwn = author === session.id;
  const hasApproved = approvedBy.includes(session.id);
  const isWaiting = state === 'SUBMITTED' || state === 'APPROVED';
  return (
    <Flex wrap gap={8} align="center">
      {state === 'OPEN' && mayDraft ? (
        <ActButton isMain texts={t.act.submit} document={submitDraft} variables={{ id }} onDone={onDone} />
      ) : null}
      {state === 'SUBMITTED' && mayApprove && !isOwn && !hasApproved ? (
        <ActButton
          isMain
          reason="note"
          texts={t.act.approve}
          document={approveDraft}
          variables={{ id }}
          onDone={onDone}
        />
      ) : null}
      {state === 'APPROVED' && mayApprove ? <Activate draft={draft} onDone={onDone} /> : null}
      {isWaiting && mayApprove && !isOwn ? (
        <ActButton
          isDanger
          reason="needed"
          texts={t.act.refuse}
          document={refuseDraft}
          variables={{ id }}
          onDone={onDone}
        />
      ) : null}
      {(state === 'OPEN' || isWaiting) && mayDraft && isOwn ? (
        <ActButton
          isDanger
          reason="needed"
          texts={t.act.abandon}
          document={abandonDraft}
          variables={{ id }}
          onDone={onDone}
        />
      ) : null}
      {state === 'ACTIVATED' && mayDraft ? <Back draft={draft} /> : null}
      {state === 'SUBMITTED' && mayApprove && isOwn ? (
        <Typography.Text type="secondary">{t.own}</Typography.Text>
      ) : null}
      {state === 'SUBMITTED' && hasApproved ? <Typography.Text type="secondary">{t.mine}</Typography.Text> : null}
    </Flex>
  );
}

/** Activating asks for the reason of an override only where an invariant would be broken. */
function Activate({ draft, onDone }: Props): ReactNode {
  const t = useTexts(draftTexts);
  const [{ data }] = useQuery({
    query: keepsInvariants,
    variables: { policy: { draft: draft.id } },
    requestPolicy: 'network-only',
  });
  const holds = data?.policyCheck.holds ?? true;
  return (
    <ActButton
      isMain
      reason={holds ? undefined : 'needed'}
      reasonLabel={t.override}
      texts={t.act.activate}
      document={activateDraft}
      variables={{ id: draft.id }}
      onDone={onDone}
    />
  );
}

/** The way back leads to the version before the one that the draft became. */
function Back({ draft }: { readonly draft: Draft }): ReactNode {
  const t = useTexts(draftTexts);
  const [, navigate] = useLocation();
  const { label, done, what, title } = t.act.back;
  const version = String(BigInt(draft.activatedVersion ?? '1') - 1n);
  return (
    <ActButton
      reason="needed"
      texts={{ label, done, what: what(version) }}
      document={draftBackTo}
      variables={{ version, title: title(draft.title) }}
      onDone={(made) => navigate(`/drafts/${made}`)}
    />
  );
}
