import { GridweaveError } from '@gridweave/kit';

/** Which statements a plugin may send: to change its schema, or to work with its rows. */
export type StatementRules = 'migration' | 'rows';

const ofRows = new Set(['select', 'insert', 'update', 'delete', 'merge', 'with', 'values']);

/** Statements that end the transaction, or change what holds for the session. */
const neverInMigrations = new Set(
  (
    'begin start commit end rollback abort savepoint release prepare execute deallocate ' +
    'set reset discard load listen unlisten notify'
  ).split(' '),
);

/**
 * Refuses a statement by its first word. That is no wall: a `do` block can do the same in hidden ways, and is judged
 * by what it touched. But `commit` would put an end to the transaction that is judged.
 * @throws GridweaveError PLUGIN_INVALID
 */
export function checkStatement(text: string, rules: StatementRules): void {
  const word = firstWord(text);
  if (rules === 'rows' ? ofRows.has(word) : word !== '' && !neverInMigrations.has(word)) return;
  throw new GridweaveError('PLUGIN_INVALID', {
    zh: `插件不得执行「${word}」语句`,
    en:
      rules === 'rows'
        ? `a resolver of a plugin may not run "${word}"; it may select, insert, update, delete and merge`
        : `a migration of a plugin may not run "${word}"; it runs in a transaction under a role of its own`,
  });
}

function firstWord(text: string): string {
  const bare = text.replace(/^(?:\s|\(|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/, '');
  return /^[a-z]*/i.exec(bare)![0].toLowerCase();
}
