import type { Command, Print } from './command.ts';
import { adminCommand } from './admin/admin-command.ts';
import { auditCommand } from './audit/audit-command.ts';
import { exportCommand } from './export/export-command.ts';
import { mirrorCommand } from './mirror/mirror-command.ts';
import { pluginCommand } from './plugin/plugin-command.ts';
import { policyCommand } from './policy/policy-command.ts';
import { sampleCommand } from './sample/sample-command.ts';

const commands: readonly Command[] = [
  sampleCommand,
  adminCommand,
  policyCommand,
  auditCommand,
  pluginCommand,
  exportCommand,
  mirrorCommand,
];

/** Runs the command that the arguments name; returns the exit code. */
export async function run(args: readonly string[], print: Print): Promise<number> {
  const [name, ...rest] = args;
  const command = commands.find((one) => one.name === name);
  if (command) return command.run(rest, print);
  if (name !== undefined && name !== '--help' && name !== '-h') {
    print(`✗ 没有命令 ${name} / There is no command ${name}\n`);
    print(usage());
    return 2;
  }
  print(usage());
  return 0;
}

function usage(): string {
  return [
    '用法 / Usage: gridweave <命令 command> [选项 options]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(10)}${summary}`),
    '',
    'gridweave <命令 command> --help 说明各命令 / explains a command',
  ].join('\n');
}
