import { answerObjection, listObjections } from '@gridweave/access';
import type { AdminContext } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { enumeration, mutation, query } from '../schema/define.ts';
import { pageSize } from '../schema/page.ts';

/** Objections of all departments, and their answers. */
export function addAdminObjections(builder: Builder): void {
  query<AdminContext>(builder, 'objections', {
    type: '[SharingObjection!]!',
    description:
      '各部门的校核,待答复的在前,先到期的最前 / objections of departments: what waits first, what is due first ahead',
    args: {
      open: ['Boolean', '只要待答复的(true)或已答复的(false) / only those that wait (true) or are answered (false)'],
      department: ['ID', '部门 / department'],
      first: ['Int', '条数,默认 100,最多 1000 / how many, 100 unless told, at most 1000', 100],
    },
    access: 'admin',
    resolve: ({ open, department, first }, { db }) =>
      listObjections(db, {
        first: pageSize(first, 100),
        ...(open === null || open === undefined ? {} : { isOpen: open }),
        ...(department ? { department } : {}),
      }),
  });
  enumeration(builder, 'ObjectionFinding', '核实的结果 / what was found', {
    CORRECTED: ['corrected', '有误,已由来源更正 / it was wrong, and its source has corrected it'],
    CONFIRMED: ['confirmed', '核实无误 / it is right'],
  });
  mutation<AdminContext>(builder, 'answerObjection', {
    type: 'SharingObjection!',
    description: '答复校核,部门会收到通知 / answers an objection; the department gets a notice',
    args: {
      id: ['ID!', '校核 / the objection'],
      finding: ['ObjectionFinding!', '核实的结果 / what was found'],
      answer: ['String!', '答复 / answer'],
    },
    access: ['catalogue-keeper'],
    resolve: ({ id, finding, answer }, { db, admin }) =>
      answerObjection(db, id, admin.person, { outcome: finding, answer }),
  });
}
