import { beginVerification, readVerifications, type Verification } from '@gridweave/audit';
import type { AdminContext } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { enumeration, mutation, object, query } from '../schema/define.ts';
import { pageSize } from '../schema/page.ts';

/** Verifications that go on by themselves, so that nobody has to wait for them at the screen. */
export function addVerifications(builder: Builder): void {
  enumeration(builder, 'VerificationState', '验证的状态 / how a verification stands', {
    RUNNING: ['running', '进行中 / running'],
    DONE: ['done', '已完成 / done'],
    FAILED: ['failed', '未能完成,请重新验证 / it could not end; begin another'],
    LOST: ['lost', '所在进程已不在,请重新验证 / its process is gone; begin another'],
  });
  object<NonNullable<Verification['noted']>, unknown>(
    builder,
    'GivenSeal',
    '验证时所给的签封 / the seal that a verification was given',
    { number: ['Int!', '编号 / number'], hash: ['String!', '哈希 / hash'] },
  );
  object<Verification, unknown>(builder, 'AuditVerification', '一次验证 / a verification of the log', {
    id: ['ID!', '标识 / id'],
    begunBy: ['String!', '何人开始 / begun by'],
    begunAt: ['String!', '开始 / begun at', ({ begunAt }) => begunAt.toISOString()],
    state: ['VerificationState!', '状态 / state'],
    noted: ['GivenSeal', '所给的签封 / the seal that was noted elsewhere'],
    records: ['Float!', '已验证的记录数 / records that are verified'],
    total: ['Float!', '开始时的记录数,约数 / records at its beginning, about'],
    endedAt: ['String', '结束 / ended at', ({ endedAt }) => endedAt?.toISOString() ?? null],
    report: ['AuditReport', '结果 / what it found'],
  });
  query<AdminContext>(builder, 'auditVerifications', {
    type: '[AuditVerification!]!',
    description: '验证的进度与结果,最近的在前 / verifications, how far they are and what they found, the latest first',
    args: { first: ['Int', '条数,默认 10,最多 1000 / how many, 10 unless told, at most 1000', 10] },
    access: ['auditor'],
    resolve: ({ first }, { db }) => readVerifications(db, pageSize(first, 10)),
  });
  mutation<AdminContext>(builder, 'beginAuditVerification', {
    type: 'AuditVerification!',
    description:
      '开始验证全部审计记录,进度见 auditVerifications;已有进行中的则返回它 / begins to verify the whole log, auditVerifications tells how far it is; one that runs already is returned',
    args: { noted: ['NotedSealInput', '另行记下的签封 / a seal that was noted elsewhere'] },
    access: ['auditor'],
    resolve: async ({ noted }, { db, sealKeys, admin }): Promise<Verification> => {
      const running = (await readVerifications(db, 10)).find(({ state }) => state === 'running');
      if (running) return running;
      const id = await beginVerification({ db, publicKeys: sealKeys, by: admin.person, noted: noted ?? null });
      return (await readVerifications(db, 10)).find((one) => one.id === id)!;
    },
  });
}
