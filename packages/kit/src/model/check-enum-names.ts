import { enumName } from '../schema/names.ts';
import type { Operator } from '../type/operator.ts';
import type { FieldModel } from './model.ts';
import type { Problems } from './problems.ts';

/** Fields to order or group by are values of an enum; `aBc` and `aBC` would be the same one. */
export function checkEnumNames(fields: ReadonlyMap<string, FieldModel>, operator: Operator, problems: Problems): void {
  const names = new Map<string, string>();
  for (const field of fields.values()) {
    if (!field.operators.has(operator)) continue;
    const name = enumName(field.name);
    const other = names.get(name);
    if (other)
      problems.add(
        field.plugin,
        field.coordinate,
        `与 ${other} 的枚举名 ${name} 相同`,
        `it has the same enum name ${name} as ${other}; choose another name`,
      );
    names.set(name, field.coordinate);
  }
}
