import type { AdminContext } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { query } from '../schema/define.ts';
import { consolePartsOf } from './console-types.ts';

/** What plugins add to the console, whoever looks. */
export function addAdminConsole(builder: Builder): void {
  query<AdminContext>(builder, 'consoleContributions', {
    type: 'ConsoleContributions!',
    description: '插件为控制台增加的内容 / what plugins add to the console',
    access: 'admin',
    resolve: (_, { policies }) => consolePartsOf(policies.model, () => true),
  });
}
