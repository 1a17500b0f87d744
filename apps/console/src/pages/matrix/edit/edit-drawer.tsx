import Alert from 'antd/es/alert';
import App from 'antd/es/app';
import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import Col from 'antd/es/col';
import Flex from 'antd/es/flex';
import Form from 'antd/es/form';
import Row from 'antd/es/row';
import Typography from 'antd/es/typography';
import { type ReactNode, useMemo, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Consequences } from '../../../drafting/consequences/consequences.tsx';
import { createDraft, drafts, rewriteDraft } from '../../../drafting/documents.ts';
import { givenAgain } from '../../../drafting/stored-change.ts';
import { faultsOf, wordsOf } from '../../../graph/problems.ts';
import { useLanguage, useSaid } from '../../../language/language.ts';
import { writeList } from '../../../language/lists.ts';
import { useTexts } from '../../../language/texts.ts';
import { departmentName, fieldName, type Names } from '../../../sharing/admin-catalogue.ts';
import type { Cell } from '../selection.ts';
import { EditForm, initialValues, type EditValues } from './edit-form.tsx';
import { outcomeOf } from './edit.ts';
import { editTexts } from './texts.ts';
import { useRulesInForce } from './use-rules-in-force.ts';

interface Props {
  readonly cells: readonly Cell[];
  readonly names: Names;
  /** The draft that is written into unless another is chosen. */
  readonly draft: string | undefined;
  readonly onClose: () => void;
  readonly onWritten: (draft: string) => void;
}

/** What the selected cells are to become, with the consequences while it is written. */
export function EditDrawer({ cells, names, draft, onClose, onWritten }: Props): ReactNode {
  const t = useTexts(editTexts);
  const language = useLanguage();
  const said = useSaid();
  const { message } = App.useApp();
  const rules = useRulesInForce();
  const [{ data: listed }] = useQuery({
    query: drafts,
    variables: { states: ['OPEN'] },
    requestPolicy: 'network-only',
  });
  const [create, sendNew] = useMutation(createDraft);
  const [rewrite, sendAgain] = useMutation(rewriteDraft);
  const [form] = Form.useForm<EditValues>();
  const [values, setValues] = useState<EditValues>(() => initialValues(draft));
  const [refused, setRefused] = useState<string>();
  const open = useMemo(() => listed?.drafts ?? [], [listed]);
  const target = open.find(({ id }) => id === values.target);
  const { changes, unfit } = useMemo(
    () => (rules ? outcomeOf(values.edit, cells, names, rules) : { changes: [], unfit: [] }),
    [values.edit, cells, names, rules],
  );
  const all = useMemo(() => [...(target?.changes ?? []).map(givenAgain), ...changes], [target, changes]);
  const departments = [...new Set(cells.map(({ department }) => department))];
  const fields = [...new Set(cells.map(({ coordinate }) => coordinate))];
  const departmentWords =
    departments.length === 1 ? departmentName(names, departments[0]!, said) : t.departmentsOf(departments.length);
  const suggested = t.defaultTitle(
    t.acts[values.edit.act],
    departmentWords,
    t.fieldsOf(fieldName(names, fields[0]!, said), fields.length),
  );
  async function write(): Promise<void> {
    setRefused(undefined);
    const reason = values.edit.reason || values.edit.purpose;
    const { data, error } = target
      ? await sendAgain({ id: target.id, draft: { title: target.title, reason: target.reason, changes: all } })
      : await sendNew({ draft: { title: values.title.trim() || suggested, reason, changes: all } });
    if (error) {
      const faults = faultsOf(error).map((fault) => `${fault.where} ${fault[language]}`);
      return setRefused(faults.length > 0 ? faults.join('\n') : wordsOf(error, language));
    }
    message.success(t.written);
    onWritten(data && 'createDraft' in data ? data.createDraft.id : target!.id);
  }
  return (
    <Drawer
      open
      onClose={onClose}
      size="min(1180px, 100vw)"
      title={t.title(cells.length)}
      footer={
        <Flex gap={8} wrap align="center">
          <Button
            type="primary"
            disabled={changes.length === 0}
            loading={create.fetching || rewrite.fetching}
            onClick={() => form.submit()}
          >
            {t.write}
          </Button>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Typography.Text type="secondary">{rules ? t.adds(changes.length) : ''}</Typography.Text>
        </Flex>
      }
    >
      <Flex vertical gap={16}>
        <div>
          <Typography.Text strong>{t.cells(fields.length, departmentWords)}</Typography.Text>
          <br />
          <Typography.Text type="secondary">{t.lead}</Typography.Text>
        </div>
        <Row gutter={[32, 16]}>
          <Col xs={24} lg={11}>
            <EditForm
              form={form}
              values={values}
              entries={fields.flatMap((coordinate) => names.entries.get(coordinate) ?? [])}
              open={open}
              suggestedTitle={suggested}
              onChange={setValues}
              onSubmit={write}
            />
          </Col>
          <Col xs={24} lg={13}>
            <Flex vertical gap={16} style={{ position: 'sticky', top: 0 }}>
              {unfit.length > 0 ? (
                <Alert
                  type="warning"
                  showIcon
                  title={t.unfit(unfit.length)}
                  description={writeList(
                    unfit.slice(0, 12).map((coordinate) => fieldName(names, coordinate, said)),
                    language,
                  )}
                />
              ) : null}
              {rules && changes.length === 0 ? <Alert type="info" showIcon title={t.nothing} /> : null}
              {refused === undefined ? null : (
                <Alert type="error" showIcon title={refused} style={{ whiteSpace: 'pre-wrap' }} />
              )}
              {changes.length > 0 ? <Consequences point={{ changes: all }} names={names} /> : null}
            </Flex>
          </Col>
        </Row>
      </Flex>
    </Drawer>
  );
}
