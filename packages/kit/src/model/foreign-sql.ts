import type { Expression } from 'kysely';

const words = /\b(select|from|join|union|into|insert|update|delete|drop|alter|create|grant|copy|execute)\b/i;

/**
 * Finds SQL in an expression that reaches beyond its row: a raw fragment with a word such as `select`. The `from` of
 * `extract(year from …)` and `substring(… from …)` is an expression and passes.
 */
export function foreignSql(expression: Expression<unknown>): string | undefined {
  let found: string | undefined;
  const seen = new Set<unknown>();
  const visit = (node: unknown): void => {
    if (found !== undefined || node === null || typeof node !== 'object' || seen.has(node)) return;
    seen.add(node);
    const { kind, sqlFragments } = node as { kind?: string; sqlFragments?: readonly string[] };
    if (kind === 'SelectQueryNode') found = 'select';
    if (sqlFragments) {
      const text = sqlFragments
        .join(' ? ')
        .replaceAll(/\b(extract|substring|trim|overlay|position)\s*\(([^()]*)\bfrom\b/gi, '$1($2');
      found = words.exec(text)?.[0];
    }
    for (const value of Object.values(node)) visit(value);
  };
  visit(expression.toOperationNode());
  return found;
}
