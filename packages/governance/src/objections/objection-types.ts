import type { Objection } from '@gridweave/access';
import type { Builder } from '../schema/builder.ts';
import { enumeration, object } from '../schema/define.ts';

/** Types of objections, for admins and departments. */
export function addObjectionTypes(builder: Builder): void {
  enumeration(builder, 'SharingObjectionOutcome', '校核的结果 / how an objection ended', {
    CORRECTED: ['corrected', '已更正 / the value was wrong and was corrected'],
    CONFIRMED: ['confirmed', '核实无误 / the value is right'],
    WITHDRAWN: ['withdrawn', '部门撤回 / the department took it back'],
  });
  object<Objection, unknown>(
    builder,
    'SharingObjection',
    '校核纠错:部门对一个值的疑问与答复 / an objection: a doubt of a department about a value, and its answer',
    {
      id: ['ID!', '标识 / id'],
      raisedAt: ['String!', '提出时间 / raised at'],
      department: ['ID!', '部门 / department'],
      clientName: ['String!', '由哪个接入方提出 / the client that raised it'],
      field: ['ID!', '字段坐标 / coordinate of the field'],
      record: ['ID!', '记录的标识 / id of the record'],
      doubt: ['String!', '何处有误 / what is doubted'],
      answerDue: ['String!', '应答复于 / the answer is due at'],
      isOverdue: ['Boolean!', '是否逾期 / whether the answer is overdue'],
      outcome: ['SharingObjectionOutcome', '结果;未答复为空 / outcome; null while it waits'],
      answer: ['String', '答复 / answer'],
      answeredBy: ['String', '答复人 / who answered'],
      answeredAt: ['String', '答复时间 / answered at'],
    },
  );
}
