import { GridweaveError } from '@gridweave/kit';

/** How large a document and its operations may be. */
export interface DocumentLimits {
  readonly tokens: number;
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly fields: number;
  readonly directives: number;
  /** Records that an operation may be estimated to read. */
  readonly cost: number;
}

const mends = {
  tokens: {
    zh: ['词法单元', '请缩短查询,或把长列表放进变量'],
    en: ['tokens', 'Shorten the document, or move long lists into variables'],
  },
  depth: { zh: ['层嵌套', '请分成几个较浅的查询'], en: ['levels of nesting', 'Split it into shallower operations'] },
  aliases: {
    zh: ['个别名', '请减少别名,或用 in 条件一次查询多个值'],
    en: ['aliases', 'Use fewer, or ask for several values at once with an `in` condition'],
  },
  rootFields: { zh: ['个根字段', '请分成几个操作'], en: ['root fields', 'Split it into several operations'] },
  fields: {
    zh: ['个字段(片段展开后)', '请只选取需要的字段,少重复使用片段'],
    en: ['fields with fragments spread out', 'Select only the fields you need and spread fragments less often'],
  },
  directives: { zh: ['个指令', '请减少指令'], en: ['directives', 'Use fewer directives'] },
  cost: {
    zh: ['条记录(估计)', '请减小 first,尤其是内层的 first,并分页读取'],
    en: ['estimated records', 'Lower `first`, above all the inner ones, and read page by page'],
  },
} satisfies Record<keyof DocumentLimits, { zh: [string, string]; en: [string, string] }>;

/** The refusal that names figure, limit and mend. Without a figure the document was not read to its end. */
export function tooLarge(limit: keyof DocumentLimits, most: number, figure?: number): GridweaveError {
  const { zh, en } = mends[limit];
  const shown = figure === undefined ? undefined : Math.min(figure, 1e15);
  return new GridweaveError(
    'OPERATION_TOO_LARGE',
    {
      zh: `操作过大:${shown === undefined ? `超过 ${most}` : `${shown}`} ${zh[0]},上限为 ${most}。${zh[1]}`,
      en: `The operation is too large: ${shown === undefined ? `more than ${most}` : shown} ${en[0]}, the limit is ${most}. ${en[1]}`,
    },
    { limit, most, ...(shown === undefined ? {} : { figure: shown }) },
  );
}

/** The refusal where validation gave up comparing equal fields with each other. */
export function tooRepetitive(): GridweaveError {
  return new GridweaveError(
    'OPERATION_TOO_LARGE',
    {
      zh: '操作过大:同样的字段重复太多次。请把每个字段只写一次',
      en: 'The operation is too large: it repeats the same fields too often. Write each field once',
    },
    { limit: 'fields' },
  );
}
