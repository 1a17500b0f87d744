import type { Model, Plugin } from '@gridweave/kit';
import { type Kysely, sql, type Transaction } from 'kysely';
import { changePolicy, type PolicyGuard } from '../grants/change.ts';
import { refused, type Fault } from '../grants/refused.ts';

/** A plugin that is to be on or off. */
export interface PluginSwitch {
  readonly plugin: string;
  readonly enabled: boolean;
}

/** Switches a plugin on or off on every server process: its types and fields come or go, its tables stay. */
export async function switchPlugin(
  db: Kysely<any>,
  models: { readonly declared: Model; readonly inForce: Model },
  change: PluginSwitch,
  reason: string,
  by: string,
  guard?: PolicyGuard,
): Promise<void> {
  const faults = pluginFaults(models, change);
  if (!reason.trim()) faults.push({ where: 'reason', zh: '须写明理由', en: 'give the reason' });
  if (faults.length > 0) throw refused({ zh: '插件不可如此开关', en: 'The plugin cannot be switched' }, faults);
  await changePolicy(
    db,
    { by, what: `plugin ${change.plugin} ${change.enabled ? 'on' : 'off'}`, reason, guard },
    (trx, version) => insertPluginSwitch(trx, change, reason, by, version),
  );
}

/** What is wrong in a switch; `declared` has all plugins of the configuration, `inForce` those that are on. */
export function pluginFaults(
  { declared, inForce }: { readonly declared: Model; readonly inForce: Model },
  { plugin, enabled }: PluginSwitch,
): Fault[] {
  const found = declared.plugins.find(({ name }) => name === plugin);
  const names = declared.plugins.map(({ name }) => name).join(', ');
  if (!found)
    return [{ where: plugin, zh: `没有此插件,现有: ${names}`, en: `there is no such plugin; there are ${names}` }];
  const missing = found.dependsOn.filter(({ name }) => !inForce.plugins.some((other) => other.name === name));
  if (enabled && missing.length > 0)
    return [
      {
        where: plugin,
        zh: `所依赖的插件 ${missing.map(nameOf).join('、')} 已停用,请先启用`,
        en: `builds on ${missing.map(nameOf).join(', ')}, which is off; switch it on first`,
      },
    ];
  const users = inForce.plugins.filter((other) => other.dependsOn.some(({ name }) => name === plugin));
  if (enabled || users.length === 0) return [];
  return [
    {
      where: plugin,
      zh: `插件 ${users.map(({ name }) => name).join('、')} 依赖于它,不可停用`,
      en: `plugins build on it, so it cannot be switched off: ${users.map(nameOf).join(', ')}`,
    },
  ];
}

/** Writes a checked switch within a change of the policy. */
export async function insertPluginSwitch(
  trx: Transaction<any>,
  { plugin, enabled }: PluginSwitch,
  reason: string,
  by: string,
  version: string,
): Promise<{ result: undefined; touched: 'all' }> {
  await sql`
    insert into access.plugin_switch (plugin, since_version, enabled, reason, by)
    values (${plugin}, ${version}::int8, ${enabled}, ${reason}, ${by})
    on conflict (plugin, since_version) do update set enabled = excluded.enabled, reason = excluded.reason`.execute(
    trx,
  );
  return { result: undefined, touched: 'all' };
}

function nameOf({ name }: Plugin): string {
  return name;
}
