import Descriptions from 'antd/es/descriptions';
import Flex from 'antd/es/flex';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { writeDay } from '../../language/times.ts';
import type { Department } from '../../preview/departments.ts';
import { type Entries, useFieldName } from '../../preview/field-entries.ts';
import { maskWords } from '../../sharing/masks.ts';
import { CategoryTag, SensitivityTag } from '../../sharing/tags.tsx';
import { terms } from '../../sharing/terms.ts';
import type { Summary } from './documents.ts';
import { approvalsTexts } from './texts.ts';

/** Conditions of a request, or of what was proposed instead. */
export interface ShownConditions extends Pick<
  Summary,
  'fields' | 'mask' | 'operators' | 'areas' | 'scopes' | 'purpose' | 'legalBasis' | 'validFrom' | 'validUntil'
> {}

interface Props {
  readonly conditions: ShownConditions;
  readonly entries: Entries;
  readonly department: Department | undefined;
  readonly client: string | null;
  /** Leaves out what is the same there. */
  readonly unlike?: ShownConditions;
}

/** Which fields, what for, and under which conditions. */
export function RequestFacts({ conditions, entries, department, client, unlike }: Props): ReactNode {
  const t = useTexts(approvalsTexts);
  const { operator } = useTexts(terms);
  const language = useLanguage();
  const nameOf = useFieldName(entries);
  const { fields, mask, operators, areas, scopes, purpose, legalBasis, validFrom, validUntil } = conditions;
  const jurisdiction = t.jurisdiction(department?.areas.join('、') ?? '');
  const facts = [
    {
      key: 'fields',
      label: t.fields,
      children: (
        <Flex vertical gap={4}>
          {fields.map((coordinate) => {
            const entry = entries.get(coordinate);
            return (
              <Flex key={coordinate} wrap gap="0 8px" align="baseline">
                <Typography.Text strong>{nameOf(coordinate)}</Typography.Text>
                <Typography.Text type="secondary" style={{ fontSize: 12 }}>
                  {coordinate}
                </Typography.Text>
                {entry ? <SensitivityTag sensitivity={entry.sensitivity} /> : null}
                {entry ? <CategoryTag category={entry.category} /> : null}
              </Flex>
            );
          })}
        </Flex>
      ),
    },
    { key: 'purpose', label: t.purpose, children: purpose },
    { key: 'legalBasis', label: t.legalBasis, children: legalBasis },
    { key: 'access', label: t.access, children: mask ? `${t.masked} · ${maskWords(mask, language)}` : t.full },
    { key: 'operators', label: t.operators, children: operators.map((one) => operator[one]).join(' · ') },
    { key: 'areas', label: t.areas, children: areas?.join('、') ?? jurisdiction },
    { key: 'scopes', label: t.scopes, children: scopes.join('、') },
    { key: 'client', label: t.client, children: client },
    { key: 'validFrom', label: t.validFrom, children: validFrom ? writeDay(validFrom, language) : null },
    { key: 'validUntil', label: t.validUntil, children: validUntil ? writeDay(validUntil, language) : t.forever },
  ].filter(({ key, children }) => children !== null && children !== '' && !isSame(key));
  function isSame(key: string): boolean {
    if (!unlike) return false;
    const of = (one: ShownConditions): unknown =>
      ({ ...one, access: one.mask, client: null })[key as keyof ShownConditions];
    return JSON.stringify(of(conditions)) === JSON.stringify(of(unlike));
  }
  return <Descriptions column={1} size="small" items={facts} styles={{ label: { width: 108 } }} />;
}
