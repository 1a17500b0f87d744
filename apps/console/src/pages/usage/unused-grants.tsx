import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import Typography from 'antd/es/typography';
import { type ReactNode, useMemo, useReducer, useState } from 'react';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { ListTable } from '../../page/list-table.tsx';
import { writeDay } from '../../language/times.ts';
import { useAdmin } from '../../session/session.ts';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { useNames } from '../../sharing/names.ts';
import { type ActiveGrant, activeGrants } from './documents.ts';
import { usageTexts } from './texts.ts';
import { unusedGrants } from './unused.ts';
import { useAllPages } from './use-all-pages.ts';
import { useUsage } from './use-usage.ts';
import { WithdrawGrant } from './withdraw-grant.tsx';

/** Grants in force of which no field was used, to be withdrawn by an approver. */
export function UnusedGrants({ days }: { readonly days: number }): ReactNode {
  const t = useTexts(usageTexts);
  const language = useLanguage();
  const names = useNames();
  const { roles } = useAdmin();
  const { usage, error, reload } = useUsage(days);
  const [round, again] = useReducer((count: number) => count + 1, 0);
  const [chosen, setChosen] = useState<ActiveGrant>();
  const { items: grants, error: failed } = useAllPages(
    async (client, after) => {
      const answer = await client.query(activeGrants, { after }, { requestPolicy: 'network-only' }).toPromise();
      return {
        ...(answer.data ? { items: answer.data.grants } : {}),
        ...(answer.error ? { error: answer.error } : {}),
      };
    },
    ({ id }) => id,
    [round],
  );
  const unused = useMemo(() => (usage && grants ? unusedGrants(grants, usage) : undefined), [usage, grants]);
  const mayWithdraw = roles.includes('approver');
  const problem = error ?? failed;
  if (problem && !unused)
    return (
      <LoadFailed
        error={problem}
        retry={() => {
          reload();
          again();
        }}
      />
    );
  return (
    <Flex vertical gap={12}>
      <Typography.Text type="secondary">
        {t.unusedNote(days)} {mayWithdraw ? '' : t.onlyApprovers}
      </Typography.Text>
      <ListTable
        keyOf={({ id }) => id}
        isLoading={unused === undefined}
        rows={unused ?? []}
        pageSize={20}
        nothing={t.allUsed}
        columns={[
          {
            key: 'who',
            title: t.department,
            width: 220,
            render: ({ department }) => names.ofDepartment(department),
          },
          {
            key: 'fields',
            title: t.fields,
            width: 340,
            render: ({ fields }) => (
              <Typography.Text title={fields.join('\n')}>
                {fields
                  .slice(0, 3)
                  .map(names.ofField)
                  .join(language === 'zh' ? '、' : ', ')}
                {fields.length > 3 ? ` … ${t.inAll(fields.length)}` : ''}
              </Typography.Text>
            ),
          },
          { key: 'purpose', title: t.purpose, width: 200, render: ({ purpose }) => purpose },
          {
            key: 'since',
            title: t.since,
            width: 130,
            render: ({ activatedAt }) => (activatedAt ? writeDay(activatedAt, language) : ''),
          },
          {
            key: 'until',
            title: t.until,
            width: 130,
            render: ({ validUntil }) => (validUntil ? writeDay(validUntil, language) : t.forever),
          },
          ...(mayWithdraw
            ? [
                {
                  key: 'act',
                  title: '',
                  width: 90,
                  align: 'end' as const,
                  render: (grant: ActiveGrant) => (
                    <Button size="small" danger onClick={() => setChosen(grant)}>
                      {t.withdraw}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {chosen ? <WithdrawGrant grant={chosen} days={days} onDone={again} onClose={() => setChosen(undefined)} /> : null}
    </Flex>
  );
}
