import { answerObjection, findObjection, listObjections, raiseObjection } from '@gridweave/access';
import { GridweaveError } from '@gridweave/kit';
import type { DeskContext } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { input, mutation, query } from '../schema/define.ts';
import { pageSize } from '../schema/page.ts';

/** What a department does about values that it doubts. */
export function addDeskObjections(builder: Builder): void {
  query<DeskContext>(builder, 'sharingObjections', {
    type: '[SharingObjection!]!',
    description: '本部门的校核,待答复的在前 / objections of the department, those that wait for an answer first',
    args: { first: ['Int', '条数,默认 50,最多 1000 / how many, 50 unless told, at most 1000', 50] },
    access: 'department',
    resolve: ({ first }, { db, caller }) =>
      listObjections(db, { department: caller.department, first: pageSize(first, 50) }),
  });
  input(builder, 'SharingObjectionInput', '校核 / an objection', {
    field: ['ID!', '字段坐标,如 House.use / coordinate of the field, such as House.use'],
    record: ['ID!', '记录的标识 / id of the record'],
    doubt: ['String!', '何处有误 / what is wrong'],
  });
  mutation<DeskContext>(builder, 'raiseSharingObjection', {
    type: 'SharingObjection!',
    description:
      '对读到的一个值提出校核,10 个工作日内答复 / doubts a value that was read; answered within 10 working days',
    args: { objection: ['SharingObjectionInput!', '校核 / the objection'] },
    access: 'department',
    resolve: ({ objection }, { db, policy, caller }) => raiseObjection(db, policy, caller, objection),
  });
  mutation<DeskContext>(builder, 'withdrawSharingObjection', {
    type: 'SharingObjection!',
    description: '撤回本部门未答复的校核 / takes back an objection of the department that waits for an answer',
    args: { id: ['ID!', '校核 / the objection'], reason: ['String!', '理由 / reason'] },
    access: 'department',
    resolve: async ({ id, reason }, { db, caller }) => {
      const objection = await findObjection(db, id);
      if (objection?.department !== caller.department)
        throw new GridweaveError('BAD_USER_INPUT', {
          zh: '本部门没有这项校核',
          en: 'the department has no such objection',
        });
      return answerObjection(db, id, caller.client, { outcome: 'withdrawn', answer: reason });
    },
  });
}
