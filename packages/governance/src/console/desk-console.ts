import type { DeskContext } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { query } from '../schema/define.ts';
import { consolePartsOf } from './console-types.ts';

/** What plugins add to the console of a department: nothing about fields that it has not. */
export function addDeskConsole(builder: Builder): void {
  query<DeskContext>(builder, 'sharingConsole', {
    type: 'ConsoleContributions!',
    description:
      '插件为本部门控制台增加的内容,只含可读的字段 / what plugins add to the console, with fields that the department can read',
    access: 'department',
    resolve: (_, { policy }) =>
      consolePartsOf(policy.model, (type, field) => (policy.types.get(type)?.fields.get(field)?.read.length ?? 0) > 0),
  });
}
