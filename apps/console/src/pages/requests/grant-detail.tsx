import Descriptions from 'antd/es/descriptions';
import Flex from 'antd/es/flex';
import Timeline from 'antd/es/timeline';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useLanguage, useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { writeTime } from '../../language/times.ts';
import { useSession } from '../../session/session.ts';
import type { CatalogueEntry } from '../../sharing/catalogue.ts';
import { maskWords } from '../../sharing/masks.ts';
import { terms, wordFor } from '../../sharing/terms.ts';
import type { Grant } from './documents.ts';
import { ProposalAnswer } from './proposal-answer.tsx';
import { requestsTexts } from './texts.ts';
import { WithdrawButton } from './withdraw-button.tsx';

interface Props {
  readonly grant: Grant;
  readonly known: ReadonlyMap<string, CatalogueEntry>;
}

/** The conditions of a grant and all that happened to it. */
export function GrantDetail({ grant, known }: Props): ReactNode {
  const t = useTexts(requestsTexts);
  const { operator, step: stepWords } = useTexts(terms);
  const said = useSaid();
  const language = useLanguage();
  const { session } = useSession();
  // who is signed in has a name here, other clients of the department only their ids
  const nameOf = (by: string): string => (by === `client:${session.id}` ? session.name : by);
  const facts = [
    {
      key: 'fields',
      label: t.fields,
      children: (
        <Flex wrap gap="2px 12px">
          {grant.fields.map((coordinate) => {
            const entry = known.get(coordinate);
            return (
              <Link key={coordinate} href={`/catalogue/${coordinate}`} title={coordinate}>
                {entry ? `${said(entry.typeTitle)} · ${said(entry.title)}` : coordinate}
              </Link>
            );
          })}
        </Flex>
      ),
    },
    { key: 'purpose', label: t.purpose, children: grant.purpose },
    { key: 'legalBasis', label: t.legalBasis, children: grant.legalBasis },
    { key: 'access', label: t.access, children: grant.mask ? maskWords(grant.mask, language) : t.full },
    { key: 'operators', label: t.operators, children: grant.operators.map((one) => operator[one]).join(' · ') },
    { key: 'areas', label: t.areas, children: grant.areas?.join('、') ?? t.jurisdiction },
    { key: 'scopes', label: t.scopes, children: grant.scopes.join('、') },
    { key: 'endReason', label: t.endReason, children: grant.endReason },
  ].filter(({ children }) => children !== null && children !== '');
  return (
    <Flex vertical gap={16}>
      {grant.proposal === null ? null : <ProposalAnswer grant={grant} />}
      <Descriptions column={1} size="small" items={facts} styles={{ label: { width: 108 } }} />
      <section>
        <Typography.Title level={3} style={{ fontSize: 14, marginBottom: 16 }}>
          {t.steps}
        </Typography.Title>
        <Timeline
          items={grant.steps.map(({ at, by, step, reason }) => ({
            key: `${at}${step}`,
            content: (
              <>
                {wordFor(stepWords, step)}{' '}
                <Typography.Text type="secondary">
                  {writeTime(at, language)} · {nameOf(by)}
                </Typography.Text>
                {reason ? <div>{reason}</div> : null}
              </>
            ),
          }))}
        />
      </section>
      {grant.state === 'REQUESTED' || grant.state === 'APPROVED' ? <WithdrawButton id={grant.id} /> : null}
    </Flex>
  );
}
