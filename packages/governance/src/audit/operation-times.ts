import { type OperationTimes, operationTimes } from '@gridweave/audit';
import type { AdminContext } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { enumeration, object, query } from '../schema/define.ts';
import { pageSize } from '../schema/page.ts';

/** Operations that are slow or fail, as the log has them. */
export function addOperationTimes(builder: Builder): void {
  enumeration(builder, 'OperationOrder', '先列何种操作 / which operations come first', {
    SLOW: ['slow', '最慢的 / those that take longest'],
    FAILING: ['failing', '失败最多的;只列失败过的 / those that fail most often; only those that failed'],
  });
  object<OperationTimes, unknown>(builder, 'OperationTimes', '操作的耗时与失败 / how an operation fared', {
    department: ['String!', '部门 / department'],
    operationName: ['String', '操作名 / name of the operation'],
    hash: ['ID!', '查询文本的 SHA-256 / SHA-256 of the document'],
    document: ['String', '查询文本,不含值 / the document without its values'],
    calls: ['Float!', '次数 / calls'],
    failures: ['Float!', '被拒或失败的次数 / calls that were refused or failed'],
    outcome: ['String', '最常见的错误代码 / the code that is most frequent'],
    median: ['Float!', '半数在多少毫秒内 / milliseconds of half of its calls'],
    p95: ['Float!', '95% 在多少毫秒内 / milliseconds of 95 of 100 calls'],
    slowest: ['Float!', '最慢一次,毫秒 / the slowest, in milliseconds'],
    lastAt: ['String!', '最近一次 / the latest', ({ lastAt }) => new Date(lastAt).toISOString()],
  });
  query<AdminContext>(builder, 'operationTimes', {
    type: '[OperationTimes!]!',
    description: '各部门最慢或失败最多的操作 / the operations of departments that are slowest or fail most',
    args: {
      order: ['OperationOrder!', '先列何种 / which come first'],
      days: ['Int', '近多少天,默认 7,最多 366 / of the last days, 7 unless told, at most 366', 7],
      first: ['Int', '条数,默认 20,最多 1000 / how many, 20 unless told, at most 1000', 20],
    },
    access: ['auditor', 'approver', 'catalogue-keeper'],
    resolve: ({ order, days, first }, { db }) =>
      operationTimes(db, {
        order,
        from: new Date(Date.now() - Math.min(Math.max(days, 1), 366) * 86_400_000),
        first: pageSize(first, 20),
      }),
  });
}
