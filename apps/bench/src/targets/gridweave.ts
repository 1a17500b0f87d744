// The whole server as users run it: identity, limits, permissions with masks and an area scope, audit.
import { createClient, createDepartment, establishGrant } from '@gridweave/access';
import { config } from '@gridweave/app-server';
import type { Model } from '@gridweave/kit';
import { openLogger, readEnvironment, startPlatform } from '@gridweave/server';
import type { Kysely } from 'kysely';

const [databaseUrl, port, district, mode] = process.argv.slice(2) as [string, string, string, string?];
const unlimited = 1_000_000_000;
let key = '';

const platform = await startPlatform({
  plugins: config.plugins,
  logger: openLogger('error'),
  environment: {
    ...readEnvironment({}),
    databaseUrl,
    port: Number(port),
    requestRate: unlimited,
    fieldRate: unlimited,
    costRate: unlimited,
    streamLimit: 100_000,
  },
  prepare: async ({ database, model }) => {
    key = await benchClient(database.db, model);
  },
});
const { audit } = await platform.ready;
// to see what the log costs
if (mode === 'unaudited') Object.assign(audit, { record: () => {}, recordDurably: async () => {} });
process.on('SIGTERM', () => void platform.close().then(() => process.exit(0)));
process.send?.({ key });

/** A department with one district as its area, most fields in full, and masks on documents and phones. */
async function benchClient(db: Kysely<any>, model: Model): Promise<string> {
  const { rows } = await db
    .selectFrom('access.department')
    .select('code')
    .where('code', '=', 'bench')
    .execute()
    .then((found) => ({ rows: found }));
  if (rows.length === 0) {
    await createDepartment(db, { code: 'bench', title: { zh: '性能测试', en: 'Bench' }, areas: [district] });
    const masked: Record<string, string> = { 'Person.documentNumber': 'keep(6,4)', 'Person.phone': 'keep(3,4)' };
    const types = ['House', 'Person', 'LegalEntity', 'Event', 'Grid'];
    const fields = types.flatMap((type) =>
      [...model.types.get(type)!.fields.values()].filter(
        (f) => f.plugin === 'core' && f.label.sharing === 'conditional' && !(f.coordinate in masked) && f.name !== 'id',
      ),
    );
    const filterable = ['read', 'match', 'filter', 'order', 'aggregate'] as const;
    for (const field of fields)
      await grant(
        field.coordinate,
        filterable.filter((operator) => field.operators.has(operator)),
      );
    for (const [coordinate, mask] of Object.entries(masked)) await grant(coordinate, ['read'], mask);
    await grant('Person.id', ['aggregate']);
  }
  return (await createClient(db, { department: 'bench', name: 'bench' })).key;

  async function grant(coordinate: string, operators: readonly any[], mask?: string): Promise<void> {
    const conditions = {
      department: 'bench',
      fields: [coordinate],
      access: mask ? ('masked' as const) : ('full' as const),
      mask,
      operators,
      purpose: 'bench',
      legalBasis: 'bench',
    };
    await establishGrant(db, model, conditions, {
      requester: 'bench-requester',
      approvers: ['bench-approver', 'bench-second-approver'],
    });
  }
}
