export { type MaskedValue, maskSql } from './mask-sql.ts';
export { operatorSql } from './operator-sql.ts';
export { type ReadContext, type ReadExpression, readSql } from './read-sql.ts';
export { type Condition, scopeSql } from './scope-sql.ts';
