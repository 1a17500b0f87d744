import Tag from 'antd/es/tag';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { type Language, useLanguage, useSaid } from '../../../language/language.ts';
import { writeList } from '../../../language/lists.ts';
import { useTexts } from '../../../language/texts.ts';
import { writeDay, writeDistance } from '../../../language/times.ts';
import { fieldName, type Names } from '../../../sharing/admin-catalogue.ts';
import { maskWords } from '../../../sharing/masks.ts';
import { terms } from '../../../sharing/terms.ts';
import type { CellGrant } from '../documents.ts';
import { RuleCard } from './rule-card.tsx';
import { cellTexts } from './texts.ts';

const waiting: ReadonlySet<CellGrant['state']> = new Set(['REQUESTED', 'APPROVED']);

/** A grant or request: what it gives, to whom it was given by whom, and why. */
export function GrantCard({ grant, names }: { readonly grant: CellGrant; readonly names: Names }): ReactNode {
  const t = useTexts(cellTexts);
  const words = useTexts(terms);
  const language = useLanguage();
  const said = useSaid();
  const { state, mask, operators, validUntil, draft } = grant;
  const person = (id: string): string => names.persons.get(id) ?? id;
  return (
    <RuleCard
      isOver={state !== 'ACTIVE' && !waiting.has(state)}
      title={
        <>
          <Tag color={state === 'ACTIVE' ? 'green' : waiting.has(state) ? 'gold' : 'default'}>{words.state[state]}</Tag>
          {mask ? maskWords(mask, language) : t.full} · {operators.map((one) => words.operator[one]).join(' · ')}
        </>
      }
      facts={[
        [t.purpose, grant.purpose],
        [t.legalBasis, grant.legalBasis],
        [t.areas, grant.areas ? writeList(grant.areas, language) : t.jurisdiction],
        [t.scopes, writeList(grant.scopes, language)],
        [t.client, grant.client],
        [
          t.until,
          validUntil ? `${writeDay(validUntil, language)} (${writeDistance(validUntil, language)})` : t.forever,
        ],
        [
          t.fields,
          fieldsText(
            grant.fields.map((one) => fieldName(names, one, said)),
            language,
            t.more,
          ),
        ],
        [t.requestedBy, person(grant.requestedBy)],
        [t.approvedBy, writeList(grant.approvedBy.map(person), language)],
        [t.toDraft, draft ? <Link href={`/drafts/${draft}`}>{t.toDraft}</Link> : null],
      ]}
    />
  );
}

function fieldsText(fields: readonly string[], language: Language, more: (count: number) => string): string {
  const first = writeList(fields.slice(0, 6), language);
  return fields.length > 6 ? `${first} … ${more(fields.length)}` : first;
}
