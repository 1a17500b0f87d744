import type { Model, Operator, Title } from '@gridweave/kit';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { GrantConditions } from '../grants/conditions.ts';
import { insertRequest } from '../grants/request-grant.ts';
import { type Fault, refused, refusedOne } from '../grants/refused.ts';
import { grantFaults } from '../grants/validate-grant.ts';

/** One set of fields of a bundle, all with the same access. */
export interface BundleItem {
  readonly fields: readonly string[];
  readonly access: 'full' | 'masked';
  readonly mask?: string | null;
  readonly operators: readonly Operator[];
  readonly scopes?: readonly string[];
}

/** A named set of fields that is asked for and granted as a whole: `rental-basics`. */
export interface Bundle {
  /** Lower-case words with hyphens. */
  readonly name: string;
  readonly title: Title;
  readonly items: readonly BundleItem[];
  /** For emergencies only: it can be used by authorised duty officers, and not be asked for. */
  readonly emergency: boolean;
}

/** What a bundle is asked for with: what its items leave open. */
export type BundleRequest = Pick<
  GrantConditions,
  'department' | 'client' | 'areas' | 'purpose' | 'legalBasis' | 'validFrom' | 'validUntil'
>;

/** Makes a bundle, or another edition of it: grants that were given by the earlier one stay as they are. */
export async function saveBundle(db: Kysely<any>, model: Model, bundle: Bundle, by: string): Promise<void> {
  const faults = bundleFaults(model, bundle);
  if (faults.length > 0) throw refused({ zh: '资源包有误', en: 'The bundle cannot be like this' }, faults);
  const { name, title, items, emergency } = bundle;
  await db.transaction().execute(async (trx) => {
    await sql`
      insert into access.bundle (name, title_zh, title_en, items, emergency, by)
      values (${name}, ${title.zh}, ${title.en}, ${JSON.stringify(items)}::jsonb, ${emergency}, ${by})
      on conflict (name) do update set title_zh = excluded.title_zh, title_en = excluded.title_en, items = excluded.items,
        emergency = excluded.emergency, by = excluded.by, at = now(), ended_by = null, ended_at = null`.execute(trx);
    await sql`
      insert into access.bundle_step (bundle, by, step, items)
      values (${name}, ${by}, 'saved', ${JSON.stringify(items)}::jsonb)`.execute(trx);
  });
}

/** Ends a bundle: it cannot be asked for any more, and what it gave stays. */
export async function endBundle(db: Kysely<any>, name: string, by: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await findBundle(trx, name);
    await sql`update access.bundle set ended_by = ${by}, ended_at = now() where name = ${name}`.execute(trx);
    await sql`insert into access.bundle_step (bundle, by, step) values (${name}, ${by}, 'ended')`.execute(trx);
  });
}

/** The bundles that can be used. */
export async function listBundles(db: Kysely<any>): Promise<readonly Bundle[]> {
  const { rows } = await sql<BundleRow>`
    select name, title_zh, title_en, items, emergency from access.bundle where ended_at is null order by name`.execute(
    db,
  );
  return rows.map(bundleOf);
}

/** A bundle that can be used. @throws GridweaveError BAD_USER_INPUT */
export async function findBundle(db: Kysely<any>, name: string): Promise<Bundle> {
  const { rows } = await sql<BundleRow>`
    select name, title_zh, title_en, items, emergency from access.bundle where name = ${name} and ended_at is null`.execute(
    db,
  );
  if (!rows[0]) throw refusedOne(`bundle ${name}`, '资源包不存在或已停用', 'there is no such bundle, or it has ended');
  return bundleOf(rows[0]);
}

/** Asks for a bundle: one request for each of its items; returns their ids. */
export async function requestBundle(
  db: Kysely<any>,
  model: Model,
  name: string,
  request: BundleRequest,
  by: string,
): Promise<readonly string[]> {
  return db.transaction().execute(async (trx) => {
    const bundle = await findBundle(trx, name);
    if (bundle.emergency)
      throw refusedOne(
        `bundle ${name}`,
        '仅供应急授权使用,不可申请',
        'it is for emergencies only and cannot be asked for',
      );
    return insertBundle(trx, model, bundle, request, by, null);
  });
}

/** One request for each item of a bundle, within a transaction. */
export async function insertBundle(
  trx: Transaction<any>,
  model: Model,
  bundle: Bundle,
  request: BundleRequest,
  by: string,
  emergency: string | null,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const item of bundle.items)
    ids.push(await insertRequest(trx, model, { ...request, ...item }, by, { bundle: bundle.name, emergency }));
  return ids;
}

interface BundleRow {
  readonly name: string;
  readonly title_zh: string;
  readonly title_en: string;
  readonly items: readonly BundleItem[];
  readonly emergency: boolean;
}

function bundleOf({ name, title_zh, title_en, items, emergency }: BundleRow): Bundle {
  return { name, title: { zh: title_zh, en: title_en }, items, emergency };
}

function bundleFaults(model: Model, { name, title, items }: Bundle): readonly Fault[] {
  const faults: Fault[] = [];
  if (!/^[a-z][a-z0-9-]{0,62}$/.test(name))
    faults.push({ where: 'name', zh: '须为小写字母、数字与连字符', en: 'is lower-case letters, digits and hyphens' });
  if (!title.zh.trim() || !title.en.trim())
    faults.push({ where: 'title', zh: '须有中英文标题', en: 'needs a title in Chinese and English' });
  if (items.length === 0) faults.push({ where: 'items', zh: '至少需要一项', en: 'give at least one item' });
  items.forEach((item, i) => {
    const found = grantFaults(model, { ...item, department: '', purpose: '-', legalBasis: '-' });
    faults.push(...found.map((fault) => ({ ...fault, where: `items[${i}] ${fault.where}` })));
  });
  return faults;
}
