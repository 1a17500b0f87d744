import { useEffect, useState } from 'react';
import { type Client, useClient } from 'urql';
import { type GrantInForce, grantsInForce } from '../../../drafting/documents.ts';
import type { RulesInForce } from './edit.ts';

/** All grants and denials in force, read when an edit begins. */
export function useRulesInForce(): RulesInForce | undefined {
  const client = useClient();
  const [rules, setRules] = useState<RulesInForce>();
  useEffect(() => {
    let isCurrent = true;
    void load(client).then((loaded) => {
      if (isCurrent) setRules(loaded);
    });
    return () => {
      isCurrent = false;
    };
  }, [client]);
  return rules;
}

async function load(client: Client): Promise<RulesInForce | undefined> {
  const grants: GrantInForce[] = [];
  for (let after: string | null = null; ; after = grants.at(-1)?.id ?? null) {
    const { data } = await client.query(grantsInForce, { after }, { requestPolicy: 'network-only' }).toPromise();
    if (!data) return undefined;
    grants.push(...data.grants);
    if (data.grants.length < 1_000) return { grants, denials: data.denials };
  }
}
