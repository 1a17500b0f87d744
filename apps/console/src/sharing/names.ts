import type { ResultOf } from 'gql.tada';
import { useEffect, useMemo, useState } from 'react';
import { type Client, useClient } from 'urql';
import { admin } from '../graph/admin.ts';
import { type Said, useLanguage, useSaid } from '../language/language.ts';

const departmentsDocument = admin(`
  query NamesOfDepartments {
    departments { code title { zh en } clients { id name } }
    admins { id name }
  }
`);

const fieldsDocument = admin(`
  query NamesOfFields($after: ID) {
    catalogue(first: 1000, after: $after) { entry { coordinate title { zh en } typeTitle { zh en } } }
  }
`);

export type NamedDepartment = ResultOf<typeof departmentsDocument>['departments'][number];

interface NamedField {
  readonly coordinate: string;
  readonly title: Said | null;
  readonly typeTitle: Said | null;
}

interface Loaded {
  readonly departments: readonly NamedDepartment[];
  readonly admins: ReadonlyMap<string, string>;
  readonly fields: ReadonlyMap<string, NamedField>;
}

/** What codes and coordinates are called; the code itself where nothing is known of it, or not yet. */
export interface Names {
  readonly departments: readonly NamedDepartment[];
  readonly fields: readonly NamedField[];
  readonly ofDepartment: (code: string) => string;
  readonly ofClient: (id: string) => string;
  readonly ofAdmin: (id: string) => string;
  readonly ofField: (coordinate: string) => string;
  readonly ofType: (type: string) => string;
}

const known = new WeakMap<Client, Promise<Loaded>>();

/** Names for admins, loaded once. */
export function useNames(): Names {
  const client = useClient();
  const said = useSaid();
  const language = useLanguage();
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(() => {
    let isCurrent = true;
    const promise = known.get(client) ?? load(client);
    known.set(client, promise);
    promise.then(
      (names) => {
        if (isCurrent) setLoaded(names);
      },
      () => known.delete(client),
    );
    return () => {
      isCurrent = false;
    };
  }, [client]);
  return useMemo(() => {
    const departments = loaded?.departments ?? [];
    const fields = loaded?.fields ?? new Map<string, NamedField>();
    const titles = new Map(departments.map(({ code, title }) => [code, title]));
    const clients = new Map(departments.flatMap((one) => one.clients.map(({ id, name }) => [id, name] as const)));
    const types = new Map(
      // each mutation has the title of what it changes
      [...fields.values()].map(({ coordinate, typeTitle }) => [coordinate.split('.')[0]!, typeTitle] as const),
    );
    const ofType = (type: string): string =>
      type === 'Mutation' ? (language === 'zh' ? '变更' : 'Mutations') : said(types.get(type)) || type;
    return {
      departments,
      fields: [...fields.values()],
      ofDepartment: (code) => said(titles.get(code)) || code,
      ofClient: (id) => clients.get(id) ?? id,
      ofAdmin: (id) => loaded?.admins.get(id) ?? id,
      ofField: (coordinate) => {
        const field = fields.get(coordinate);
        return field ? `${said(field.typeTitle)} · ${said(field.title)}` : coordinate;
      },
      ofType,
    };
  }, [loaded, said, language]);
}

async function load(client: Client): Promise<Loaded> {
  const departments = await client.query(departmentsDocument, {}).toPromise();
  if (!departments.data) throw departments.error!;
  const fields = new Map<string, NamedField>();
  for (let after: string | null = null; ;) {
    const { data, error }: Awaited<ReturnType<typeof page>> = await page(client, after);
    if (!data) throw error!;
    for (const { entry } of data.catalogue) fields.set(entry.coordinate, entry);
    if (data.catalogue.length < 1_000) break;
    after = data.catalogue.at(-1)!.entry.coordinate;
  }
  const { departments: all, admins } = departments.data;
  return { departments: all, admins: new Map(admins.map(({ id, name }) => [id, name])), fields };
}

function page(client: Client, after: string | null) {
  return client.query(fieldsDocument, { after }).toPromise();
}
