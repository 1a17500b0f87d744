import Select from 'antd/es/select';
import { type ReactNode, useMemo } from 'react';
import { useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import type { CatalogueEntry } from '../../sharing/catalogue.ts';
import { askTexts } from './texts.ts';

interface Props {
  readonly entries: readonly CatalogueEntry[] | undefined;
  /** Given by the form. */
  readonly id?: string;
  readonly value?: string[];
  readonly onChange?: (value: string[]) => void;
}

/** Fields by title or coordinate. */
export function FieldSelect({ entries, ...given }: Props): ReactNode {
  const t = useTexts(askTexts);
  const said = useSaid();
  const options = useMemo(
    () =>
      (entries ?? []).map(({ coordinate, title, typeTitle }) => ({
        value: coordinate,
        label: `${said(typeTitle)} · ${said(title)}`,
        words: [coordinate, title.zh, title.en, typeTitle.zh, typeTitle.en].join(' ').toLowerCase(),
      })),
    [entries, said],
  );
  return (
    <Select
      {...given}
      mode="multiple"
      loading={entries === undefined}
      placeholder={t.choose}
      options={options}
      showSearch={{
        filterOption: (input, option) =>
          input
            .toLowerCase()
            .split(/\s+/)
            .every((word) => option?.words.includes(word) === true),
      }}
      optionRender={({ label, value }) => (
        <>
          {label} <span style={{ opacity: 0.6, fontSize: 12 }}>{value}</span>
        </>
      )}
    />
  );
}
