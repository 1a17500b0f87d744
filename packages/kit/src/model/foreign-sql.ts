import { createQueryId, type Expression, PostgresQueryCompiler, type RootOperationNode } from 'kysely';

const words =
  /\b(select|from|table|join|union|intersect|except|into|insert|update|delete|merge|truncate|drop|alter|create|grant|revoke|copy|execute)\b/i;

/** Functions that run a query given as text, read files, call other servers, or change the session. */
const functions =
  /\b(\w+_to_xml\w*|ts_stat|ts_rewrite|dblink\w*|xpath_table|crosstab\w*|connectby|pg_\w+|lo_\w+|set_config|current_setting|nextval|setval|currval|lastval)\b/i;

/** The functions whose arguments are told apart by `from`, so that it is part of an expression. */
const takesFrom = /\b(extract|substring|trim|overlay)\s*$/i;

/** The text of an expression as PostgreSQL would get it: also what several fragments make only together. */
export function sqlText(expression: Expression<unknown>): string {
  const node = expression.toOperationNode() as RootOperationNode;
  return new PostgresQueryCompiler().compileQuery(node, createQueryId()).sql;
}

/**
 * Finds SQL in the text of an expression that reaches beyond its row: a word such as `select`, or a function that
 * runs a query given as text. The `from` of `extract(year from …)`, `substring(… from …)` and `is distinct from` is
 * part of an expression and passes; a word within a string literal does not, so write it as a parameter.
 */
export function foreignSql(text: string): string | undefined {
  // with U& a name may be written in numbers
  if (/\bu&["']/i.test(text)) return 'U&';
  const bare = withoutExpressionFrom(text);
  return words.exec(bare)?.[0] ?? functions.exec(bare)?.[0];
}

/** Leaves out each `from` that stands directly within the brackets of a function that takes it. */
function withoutExpressionFrom(text: string): string {
  const open: boolean[] = [];
  let start = 0;
  return text
    .replaceAll(/\bdistinct\s+from\b/gi, 'distinct')
    .replaceAll(/[()]|\bfrom\b/gi, (found, at: number, whole: string) => {
      if (found === '(') open.push(takesFrom.test(whole.slice(start, at)));
      if (found === ')') open.pop();
      start = at + found.length;
      return found.length === 4 && open.at(-1) ? '' : found;
    });
}
