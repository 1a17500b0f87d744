import Select from 'antd/es/select';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { writeTime } from '../../language/times.ts';
import { draftsContext } from '../../drafting/documents.ts';
import { comparable } from './documents.ts';
import { matrixTexts } from './texts.ts';

/** What the matrix is compared with: `draft:…` shows a draft against the policy in force, `version:…` that against a version. */
export type Comparison = `draft:${string}` | `version:${string}` | undefined;

interface Props {
  readonly value: Comparison;
  readonly onChange: (value: Comparison) => void;
}

export function Compare({ value, onChange }: Props): ReactNode {
  const t = useTexts(matrixTexts);
  const language = useLanguage();
  const [{ data }] = useQuery({ query: comparable, context: draftsContext });
  const drafts = (data?.drafts ?? []).map(({ id, title }) => ({
    value: `draft:${id}` as const,
    label: t.compareDraft(title),
  }));
  const versions = (data?.policyChanges ?? []).map(({ version, at, what }) => ({
    value: `version:${version}` as const,
    label: t.compareVersion(version, writeTime(at, language)),
    title: what,
  }));
  return (
    <Select<Exclude<Comparison, undefined>>
      allowClear
      placeholder={t.noCompare}
      aria-label={t.compare}
      // a draft that was just written is not in the list yet
      value={[...drafts, ...versions].some((option) => option.value === value) ? value : undefined}
      onChange={(chosen) => onChange(chosen)}
      popupMatchSelectWidth={false}
      options={[
        { label: t.drafts, options: drafts },
        { label: t.versions, options: versions },
      ].filter(({ options }) => options.length > 0)}
      style={{ flex: '1 1 180px', maxWidth: 260 }}
    />
  );
}
