import type { ArgumentValue } from './argument.ts';
import type { Run } from './bind.ts';

/**
 * The values of a filter with the fields that they are compared with, as a text. How they are put together does not
 * matter: the same values are the same question.
 */
export function askedValues(where: ArgumentValue | undefined, run: Run): string {
  const asked = new Set<string>();
  if (where) collect(where, '', run, asked);
  return JSON.stringify([...asked].sort());
}

function collect(value: ArgumentValue, path: string, run: Run, found: Set<string>): void {
  switch (value.kind) {
    case 'object':
      for (const [name, inner] of value.fields)
        collect(inner, name === 'and' || name === 'or' || name === 'not' ? path : `${path}.${name}`, run, found);
      return;
    case 'list':
      for (const item of value.items) collect(item, path, run, found);
      return;
    case 'value': {
      const given = value.get(run);
      const values = Array.isArray(given) ? given.map((item) => JSON.stringify(item)).sort() : JSON.stringify(given);
      found.add(`${path}=${String(values)}`);
    }
  }
}
