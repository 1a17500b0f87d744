import type { ResultOf } from 'gql.tada';
import { useEffect, useReducer, useState } from 'react';
import { type Client, type CombinedError, useClient } from 'urql';
import { admin } from '../graph/admin.ts';
import type { Said } from '../language/language.ts';

const page = admin(`
  query AdminCatalogue($after: ID) {
    catalogue(first: 1000, after: $after) {
      entry {
        coordinate
        kind
        plugin
        title { zh en }
        typeTitle { zh en }
        description { zh en }
        category
        sensitivity
        source
        masks
        operators
      }
    }
  }
`);

const parties = admin(`
  query Parties {
    departments { code title { zh en } areas parent }
    admins { id name }
  }
`);

export type AdminEntry = ResultOf<typeof page>['catalogue'][number]['entry'];
export type Department = ResultOf<typeof parties>['departments'][number];

/** What admins call things by: fields, departments and each other. */
export interface Names {
  readonly entries: ReadonlyMap<string, AdminEntry>;
  readonly departments: ReadonlyMap<string, Department>;
  /** Names of admins by their ids. */
  readonly persons: ReadonlyMap<string, string>;
}

export interface NamesState {
  readonly names: Names | undefined;
  readonly error: CombinedError | undefined;
  readonly reload: () => void;
}

const known = new WeakMap<Client, Names>();

/** Names as they were loaded before at once, and anew each time a page opens. */
export function useNames(): NamesState {
  const client = useClient();
  const [names, setNames] = useState(() => known.get(client));
  const [error, setError] = useState<CombinedError>();
  const [round, reload] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let isCurrent = true;
    void loadNames(client).then((loaded) => {
      if (!isCurrent) return;
      setError('entries' in loaded ? undefined : loaded);
      if (!('entries' in loaded)) return;
      known.set(client, loaded);
      setNames(loaded);
    });
    return () => {
      isCurrent = false;
    };
  }, [client, round]);
  return { names, error, reload };
}

/** `人口 · 姓名`; the coordinate where there is no such entry. */
export function fieldName(names: Names, coordinate: string, said: (text: Said) => string): string {
  const entry = names.entries.get(coordinate);
  return entry ? `${said(entry.typeTitle)} · ${said(entry.title)}` : coordinate;
}

/** The name of a department; its code where there is none. */
export function departmentName(names: Names, code: string, said: (text: Said) => string): string {
  const department = names.departments.get(code);
  return department ? said(department.title) : code;
}

async function loadNames(client: Client): Promise<Names | CombinedError> {
  const anew = { requestPolicy: 'network-only' } as const;
  const entries = new Map<string, AdminEntry>();
  const { data: who, error: refused } = await client.query(parties, {}, anew).toPromise();
  if (!who) return refused!;
  for (let after: string | null = null; ;) {
    const { data, error } = await client.query(page, { after }, anew).toPromise();
    if (!data) return error!;
    for (const { entry } of data.catalogue) entries.set(entry.coordinate, entry);
    after = data.catalogue.at(-1)?.entry.coordinate ?? null;
    if (data.catalogue.length < 1_000) break;
  }
  return {
    entries,
    departments: new Map(who.departments.map((department) => [department.code, department])),
    persons: new Map(who.admins.map(({ id, name }) => [id, name])),
  };
}
