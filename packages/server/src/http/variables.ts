import { GridweaveError } from '@gridweave/kit';

const DEEPEST = 100;

/**
 * Refuses values that no text of the database can hold or that are there to harm: null characters, halves of surrogate
 * pairs, the key `__proto__`, extreme nesting. Only called when the body holds something that looks like one of these.
 */
export function inspectVariables(variables: Readonly<Record<string, unknown>>): void {
  const waiting: { value: unknown; path: string; depth: number }[] = [
    { value: variables, path: 'variables', depth: 0 },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path, depth } = next;
    if (typeof value === 'string') inspectText(value, path);
    else if (typeof value === 'object' && value !== null) {
      if (depth > DEEPEST)
        throw refusal(path, '嵌套太深,请改用较浅的结构', 'is nested too deeply; use a flatter shape');
      for (const key of Object.keys(value)) {
        if (key === '__proto__')
          throw refusal(path, '不能有名为 __proto__ 的键,请去掉它', 'must not have a key __proto__; remove it');
        inspectText(key, path);
        waiting.push({
          value: (value as Record<string, unknown>)[key],
          path: path.length < 200 ? `${path}.${key.slice(0, 40)}` : path,
          depth: depth + 1,
        });
      }
    }
  }
}

function inspectText(text: string, path: string): void {
  if (text.includes('\0'))
    throw refusal(path, '含有空字符(U+0000),请去掉它', 'holds the null character (U+0000); remove it');
  if (!text.isWellFormed())
    throw refusal(path, '含有不成对的代理字符,请改正编码', 'holds half of a surrogate pair; correct the encoding');
}

function refusal(path: string, zh: string, en: string): GridweaveError {
  const where = path.toWellFormed();
  return new GridweaveError('BAD_USER_INPUT', { zh: `${where} ${zh}`, en: `${where} ${en}` }, { where });
}
