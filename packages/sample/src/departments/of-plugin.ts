import type { Model, Plugin } from '@gridweave/kit';
import { sampleDistrict } from '../plan/index.ts';
import { everyOperator, type SampleDepartment } from './department.ts';

/** The department of a plugin for which the sample city has none: it may do all that the plugin adds, in the district. */
export function departmentOfPlugin(model: Model, { name, title }: Plugin): SampleDepartment {
  const fields = [...model.types.values()]
    .flatMap((type) => [...type.fields.values()])
    .filter((field) => field.plugin === name && field.label.sharing === 'conditional');
  const mutations = [...model.mutations.values()].filter(
    ({ plugin, label }) => plugin === name && label.sharing !== 'none',
  );
  const coordinates = [...fields, ...mutations].map(({ coordinate }) => coordinate);
  const whole = { fields: coordinates, operators: everyOperator };
  return {
    code: name,
    title,
    areas: [sampleDistrict],
    client: `${title.zh}示例应用`,
    grants:
      coordinates.length === 0
        ? []
        : [{ ...whole, purpose: `${title.zh}履行职责`, legalBasis: '示例:本部门职责所依据的法律条款' }],
  };
}
