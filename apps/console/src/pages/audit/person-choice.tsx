import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Card from 'antd/es/card';
import Flex from 'antd/es/flex';
import Input from 'antd/es/input';
import Radio from 'antd/es/radio';
import Typography from 'antd/es/typography';
import { type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { wordsOf } from '../../graph/problems.ts';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { type AuditFilter, type AuditPerson, auditPersons } from './documents.ts';
import { auditTexts } from './texts.ts';

export type PersonFilter = Pick<AuditFilter, 'value' | 'subject'>;

/** From the number of a document or a name to the records: whose answers held the person, or that asked with the words. */
export function PersonChoice({ onChoose }: { readonly onChoose: (filter: PersonFilter) => void }): ReactNode {
  const t = useTexts(auditTexts);
  const language = useLanguage();
  const client = useClient();
  const [words, setWords] = useState('');
  const [found, setFound] = useState<{ readonly words: string; readonly persons: readonly AuditPerson[] }>();
  const [chosen, setChosen] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [isLooking, setIsLooking] = useState(false);

  function choose(value: string, wanted: string): void {
    setChosen(value);
    onChoose(value === 'asked' ? { value: wanted } : { subject: { type: 'Person', id: value } });
  }
  function clear(): void {
    setFound(undefined);
    setChosen(undefined);
    setProblem(undefined);
    onChoose({});
  }
  async function look(): Promise<void> {
    const wanted = words.trim();
    if (!wanted) return clear();
    setIsLooking(true);
    const { data, error } = await client
      .query(auditPersons, { value: wanted }, { requestPolicy: 'network-only' })
      .toPromise();
    setIsLooking(false);
    setProblem(error ? wordsOf(error, language) : undefined);
    if (!data) return;
    const persons = data.auditPersons;
    setFound({ words: wanted, persons });
    // with several of one name it is for the auditor to say who is meant
    if (persons.length > 1) setChosen(undefined);
    else choose(persons[0]?.id ?? 'asked', wanted);
  }
  return (
    <Card size="small" style={{ marginBottom: 12 }}>
      <Flex wrap gap="8px 12px" align="center">
        <Typography.Text strong>{t.person}</Typography.Text>
        <Input.Search
          allowClear
          value={words}
          placeholder={t.personHint}
          aria-label={t.personHint}
          enterButton={t.personFind}
          loading={isLooking}
          onChange={({ target }) => {
            setWords(target.value);
            if (target.value === '' && found) clear();
          }}
          onSearch={() => void look()}
          style={{ flex: '1 1 260px', maxWidth: 480 }}
        />
        <Typography.Text type="secondary" style={{ flex: '1 1 260px' }}>
          {t.personNote}
        </Typography.Text>
      </Flex>
      {problem ? <Alert type="error" showIcon title={problem} style={{ marginTop: 12 }} /> : null}
      {found ? (
        <div style={{ marginTop: 12 }}>
          <Typography.Text>
            {found.persons.length === 0 ? t.nobody : found.persons.length === 1 ? t.onePerson : t.whoIsMeant}
          </Typography.Text>
          <Radio.Group
            value={chosen}
            onChange={({ target }) => choose(target.value as string, found.words)}
            style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 16px', marginTop: 8 }}
            options={[
              ...found.persons.map(({ id, communityCode }) => ({ value: id, label: t.heldBy(id, communityCode) })),
              { value: 'asked', label: t.askedWith },
            ]}
          />
          <Button
            type="link"
            size="small"
            onClick={() => {
              setWords('');
              clear();
            }}
            style={{ paddingInline: 0 }}
          >
            {t.withoutPerson}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
