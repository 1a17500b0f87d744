import Tag from 'antd/es/tag';
import type { ReactNode } from 'react';
import { useLanguage, useSaid } from '../../../language/language.ts';
import { writeList } from '../../../language/lists.ts';
import { useTexts } from '../../../language/texts.ts';
import { writeDay, writeTime } from '../../../language/times.ts';
import { departmentName, type Names } from '../../../sharing/admin-catalogue.ts';
import { terms } from '../../../sharing/terms.ts';
import type { CellDenial } from '../documents.ts';
import { RuleCard } from './rule-card.tsx';
import { cellTexts } from './texts.ts';

/** A denial: for whom, by whom and why. */
export function DenialCard({ denial, names }: { readonly denial: CellDenial; readonly names: Names }): ReactNode {
  const t = useTexts(cellTexts);
  const { operator } = useTexts(terms);
  const language = useLanguage();
  const said = useSaid();
  const { department, operators, validUntil, liftedAt } = denial;
  const person = (id: string): string => names.persons.get(id) ?? id;
  return (
    <RuleCard
      isOver={liftedAt !== null}
      title={
        <>
          <Tag color={liftedAt ? 'default' : 'red'}>{liftedAt ? t.lifted : t.inForce}</Tag>
          {denial.reason}
        </>
      }
      facts={[
        [t.step.denied, `${person(denial.createdBy)} · ${writeTime(denial.createdAt, language)}`],
        [t.department, department === null ? t.allDepartments : departmentName(names, department, said)],
        [t.operators, operators?.map((one) => operator[one]).join(' · ') ?? t.allOperators],
        [t.areas, denial.areas ? writeList(denial.areas, language) : t.everywhere],
        [t.scopes, writeList(denial.scopes, language)],
        [t.client, denial.client],
        [t.until, validUntil ? writeDay(validUntil, language) : t.forever],
        [t.lifted, liftedAt ? `${person(denial.liftedBy ?? '')} · ${writeTime(liftedAt, language)}` : null],
      ]}
    />
  );
}
