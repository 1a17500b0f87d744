import Flex from 'antd/es/flex';
import Select from 'antd/es/select';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import type { Department } from '../../preview/departments.ts';
import { viewAsTexts } from './texts.ts';

interface Props {
  readonly departments: readonly Department[] | undefined;
  readonly value: string | undefined;
  readonly onChange: (code: string) => void;
}

/** Departments by title in either language, or by code. */
export function DepartmentSelect({ departments, value, onChange }: Props): ReactNode {
  const t = useTexts(viewAsTexts);
  const said = useSaid();
  return (
    <Flex vertical gap={4} style={{ flex: '1 1 280px', maxWidth: 420, minWidth: 0 }}>
      <Typography.Text type="secondary" id="view-as-department">
        {t.department}
      </Typography.Text>
      <Select
        aria-labelledby="view-as-department"
        placeholder={t.choose}
        loading={departments === undefined}
        value={value ?? null}
        onChange={(code) => code !== null && onChange(code)}
        options={(departments ?? []).map(({ code, title }) => ({
          value: code,
          label: said(title),
          words: `${code} ${title.zh} ${title.en}`.toLowerCase(),
        }))}
        showSearch={{ filterOption: (input, option) => option?.words.includes(input.toLowerCase()) === true }}
      />
    </Flex>
  );
}
