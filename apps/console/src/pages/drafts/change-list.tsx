import App from 'antd/es/app';
import Button from 'antd/es/button';
import Card from 'antd/es/card';
import Flex from 'antd/es/flex';
import Popconfirm from 'antd/es/popconfirm';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useMutation } from 'urql';
import { type Draft, rewriteDraft, type RuleChange } from '../../drafting/documents.ts';
import { useMayDraft } from '../../drafting/may.ts';
import { givenAgain, type StoredChange } from '../../drafting/stored-change.ts';
import { faultsOf, wordsOf } from '../../graph/problems.ts';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import type { Names } from '../../sharing/admin-catalogue.ts';
import { AssessmentButton } from './assessment-button.tsx';
import { ChangeWords } from './change-words.tsx';
import { draftTexts } from './texts.ts';

interface Props {
  readonly draft: Draft;
  readonly names: Names;
  readonly onChanged: () => void;
}

/** The changes of a draft; while it is written, each can be left out, and assessments attached. */
export function ChangeList({ draft, names, onChanged }: Props): ReactNode {
  const t = useTexts(draftTexts);
  const language = useLanguage();
  const mayDraft = useMayDraft();
  const { message } = App.useApp();
  const [{ fetching }, send] = useMutation(rewriteDraft);
  const changes = draft.changes as readonly StoredChange[];
  const isOpen = mayDraft && (draft.state === 'OPEN' || draft.state === 'SUBMITTED');
  async function rewrite(written: readonly RuleChange[], done: string): Promise<void> {
    const { id, title, reason } = draft;
    const { error } = await send({ id, draft: { title, reason, changes: [...written] } });
    if (!error) message.success(done);
    else message.error([wordsOf(error, language), ...faultsOf(error).map((fault) => fault[language])].join('\n'));
    onChanged();
  }
  return (
    <section>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {t.changes}
      </Typography.Title>
      <Flex vertical gap={8} component="ol" style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {changes.map((change, place) => (
          <li key={`${place}${JSON.stringify(change)}`}>
            <Card size="small">
              <ChangeWords change={change} place={place} names={names} />
              {isOpen ? (
                <Flex gap={8} wrap style={{ marginTop: 8 }}>
                  {draft.requirements.withoutAssessment.includes(place) ? (
                    <AssessmentButton
                      onGiven={(assessment) =>
                        rewrite(
                          changes.map((one, at) =>
                            givenAgain(at === place ? ({ ...one, assessment } as StoredChange) : one),
                          ),
                          t.assessed,
                        )
                      }
                    />
                  ) : null}
                  {changes.length > 1 ? (
                    <Popconfirm
                      title={t.removeSure}
                      okText={t.remove}
                      cancelText={t.cancel}
                      onConfirm={() => rewrite(changes.filter((_, at) => at !== place).map(givenAgain), t.removed)}
                    >
                      <Button size="small" danger loading={fetching}>
                        {t.remove}
                      </Button>
                    </Popconfirm>
                  ) : null}
                </Flex>
              ) : null}
            </Card>
          </li>
        ))}
      </Flex>
    </section>
  );
}
