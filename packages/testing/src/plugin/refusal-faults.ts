import { buildModel, type FieldModel, type Plugin, withDependencies } from '@gridweave/kit';

import { type Attempt, Attempts } from '../attempts/index.ts';
import type { TestDepartment, TestPlatform } from '../platform.ts';

/** Departments that may see nothing of a plugin: one without grants, and one that was denied what all others have. */
export function strangers(plugin: Plugin): readonly TestDepartment[] {
  const open = ownFields(plugin).filter(({ label }) => label.sharing === 'unconditional');
  const denials = open.length === 0 ? [] : [{ fields: open.map(({ coordinate }) => coordinate) }];
  return [
    { code: 'stranger', areas: ['4403'] },
    { code: 'denied', areas: ['4403'], denials },
  ];
}

/**
 * What the departments of `strangers` get of a plugin all the same; empty when everything is refused. Each field is tried
 * plainly with each operator, and in two of the other ways in turn: a plugin has no part in them, and the platform's own
 * tests try all of them.
 */
export async function refusalFaults(platform: TestPlatform, plugin: Plugin): Promise<readonly string[]> {
  const attempts = new Attempts(buildModel(withDependencies(plugin)));
  const found: string[] = [];
  for (const [turn, field] of ownFields(plugin).entries()) {
    const [department, code] =
      field.label.sharing === 'unconditional'
        ? (['denied', 'FIELD_NOT_GRANTED'] as const)
        : (['stranger', field.label.sharing === 'none' ? undefined : 'FIELD_NOT_GRANTED'] as const);
    const tried = [...inTurn(attempts.selections(field), turn), ...inTurn(attempts.uses(field), turn)];
    const faults = tried.map(async (attempt) => {
      const { body } = await ask(platform, department, attempt);
      const refused = body.data === undefined && body.errors?.length > 0;
      if (refused && (code === undefined || body.errors[0].extensions.code === code)) return [];
      return [`${field.coordinate} ${attempt.how}: ${JSON.stringify(body).slice(0, 300)}`];
    });
    found.push(...(await Promise.all(faults)).flat());
  }
  return found;
}

/** The first attempt with each operator, and one of the others. */
function inTurn(attempts: readonly Attempt[], turn: number): readonly Attempt[] {
  const first = Map.groupBy(attempts, ({ operator }) => operator)
    .values()
    .map(([attempt]) => attempt!)
    .toArray();
  const others = attempts.filter((attempt) => !first.includes(attempt));
  return others.length === 0 ? first : [...first, others[turn % others.length]!];
}

function ask(platform: TestPlatform, department: string, { asks }: Attempt): ReturnType<TestPlatform['query']> {
  const [{ document, variables }] = asks as readonly [Attempt['asks'][number]];
  return platform.query(department, document, variables);
}

/** The fields that a plugin adds, to its own types and to those of others. */
export function ownFields(plugin: Plugin): readonly FieldModel[] {
  const model = buildModel(withDependencies(plugin));
  return [...model.types.values()]
    .flatMap(({ fields }) => [...fields.values()])
    .filter((field) => field.plugin === plugin.name);
}
