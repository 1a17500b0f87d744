import DownOutlined from '@ant-design/icons/es/icons/DownOutlined';
import RightOutlined from '@ant-design/icons/es/icons/RightOutlined';
import Button from 'antd/es/button';
import theme from 'antd/es/theme';
import { Fragment, type ReactNode, useState } from 'react';
import { useTexts } from '../../language/texts.ts';
import { useNames } from '../../sharing/names.ts';
import type { HeatRow } from './heat.ts';
import { HeatCell } from './heat-cell.tsx';
import type { Measure } from './heat-map.tsx';
import { usageTexts } from './texts.ts';

interface Props {
  readonly rows: readonly HeatRow[];
  readonly measure: Measure;
  /** All types show their fields, as after a search. */
  readonly isOpen: boolean;
}

/** A table, so that it can be read without seeing colours; a type opens into its fields. */
export function HeatTable({ rows, measure, isOpen }: Props): ReactNode {
  const t = useTexts(usageTexts);
  const names = useNames();
  const { token } = theme.useToken();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const departments = names.departments;
  const line = `1px solid ${token.colorBorderSecondary}`;
  const sticky = { position: 'sticky', background: token.colorBgContainer, zIndex: 1 } as const;
  function toggle(key: string): void {
    const next = new Set(opened);
    if (!next.delete(key)) next.add(key);
    setOpened(next);
  }
  const cells = (row: HeatRow): ReactNode =>
    departments.map(({ code }) => (
      <HeatCell
        key={code}
        heat={row.cells.get(code)}
        measure={measure}
        isType={row.children !== undefined}
        place={`${names.ofDepartment(code)} — ${row.children ? names.ofType(row.key) : names.ofField(row.key)}`}
      />
    ));
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={t.parts.map}
      style={{ overflow: 'auto', maxHeight: '74vh', border: line, borderRadius: 8, background: token.colorBgContainer }}
    >
      <table style={{ width: '100%', borderCollapse: 'separate', borderSpacing: 0, fontSize: 13 }}>
        <thead>
          <tr>
            <th
              scope="col"
              style={{ ...sticky, top: 0, insetInlineStart: 0, zIndex: 3, padding: 8, textAlign: 'start' }}
            >
              {t.typeOrField}
            </th>
            {departments.map(({ code }) => (
              <th
                key={code}
                scope="col"
                style={{
                  ...sticky,
                  top: 0,
                  zIndex: 2,
                  padding: '8px 6px',
                  minWidth: 96,
                  fontWeight: 500,
                  verticalAlign: 'bottom',
                }}
              >
                {names.ofDepartment(code)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const shows = isOpen || opened.has(row.key);
            return (
              <Fragment key={row.key}>
                <tr>
                  <th scope="row" style={{ ...sticky, insetInlineStart: 0, textAlign: 'start', borderTop: line }}>
                    <Button
                      type="text"
                      size="small"
                      aria-expanded={shows}
                      icon={shows ? <DownOutlined /> : <RightOutlined />}
                      onClick={() => toggle(row.key)}
                      style={{ maxWidth: '38vw', justifyContent: 'start', overflow: 'hidden', fontWeight: 500 }}
                    >
                      {names.ofType(row.key)} <span style={{ fontWeight: 400 }}>{row.children!.length}</span>
                    </Button>
                  </th>
                  {cells(row)}
                </tr>
                {shows
                  ? row.children!.map((field) => (
                      <tr key={field.key}>
                        <th
                          scope="row"
                          title={field.key}
                          style={{
                            ...sticky,
                            insetInlineStart: 0,
                            padding: '2px 8px 2px 34px',
                            maxWidth: '38vw',
                            textAlign: 'start',
                            fontWeight: 400,
                          }}
                        >
                          {names.ofField(field.key).split(' · ').at(-1)}
                        </th>
                        {cells(field)}
                      </tr>
                    ))
                  : null}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
