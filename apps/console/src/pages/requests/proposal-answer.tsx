import Alert from 'antd/es/alert';
import App from 'antd/es/app';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import type { ReactNode } from 'react';
import { useMutation } from 'urql';
import { wordsOf } from '../../graph/problems.ts';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { maskWords } from '../../sharing/masks.ts';
import { terms, wordFor } from '../../sharing/terms.ts';
import { answerProposal, type Grant } from './documents.ts';
import { requestsTexts } from './texts.ts';

/** Conditions as the API gives them. */
interface Proposal {
  readonly mask?: string | null;
  readonly operators?: readonly string[];
  readonly areas?: readonly string[] | null;
  readonly purpose?: string;
  readonly validUntil?: string | null;
}

/** The conditions that the office proposed instead, to accept or not. */
export function ProposalAnswer({ grant }: { readonly grant: Grant }): ReactNode {
  const t = useTexts(requestsTexts);
  const { operator } = useTexts(terms);
  const language = useLanguage();
  const { message } = App.useApp();
  const [{ fetching }, send] = useMutation(answerProposal);
  const { mask, operators = [], areas, purpose, validUntil } = grant.proposal as Proposal;
  async function answer(accept: boolean): Promise<void> {
    const { error } = await send({ id: grant.id, accept });
    if (error) message.error(wordsOf(error, language));
    else message.success(t.answered);
  }
  const conditions = [
    `${t.access}: ${mask ? maskWords(mask, language) : t.full}`,
    `${t.operators}: ${operators.map((one) => wordFor(operator, one.toUpperCase())).join(' · ')}`,
    `${t.areas}: ${areas?.join('、') ?? t.jurisdiction}`,
    purpose ? `${t.purpose}: ${purpose}` : '',
    validUntil ? t.until(validUntil.slice(0, 10), '') : '',
  ].filter(Boolean);
  return (
    <Alert
      type="warning"
      showIcon
      title={t.proposal}
      description={
        <>
          {conditions.map((line) => (
            <div key={line}>{line}</div>
          ))}
          <Flex gap={8} style={{ marginTop: 8 }}>
            <Button type="primary" loading={fetching} onClick={() => answer(true)}>
              {t.accept}
            </Button>
            <Button disabled={fetching} onClick={() => answer(false)}>
              {t.decline}
            </Button>
          </Flex>
        </>
      }
    />
  );
}
