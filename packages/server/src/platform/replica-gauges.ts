import type { ReplicaFacts, ReplicaState } from '@gridweave/engine';

import type { Gauge } from '../metrics/index.ts';

/** What /metrics shows of replicas. */
export function replicaGauges(facts: ReplicaFacts): readonly Gauge[] {
  const each = (number: (state: ReplicaState) => number | undefined) => () =>
    facts.states.flatMap((state) => {
      const found = number(state);
      return found === undefined ? [] : [{ label: ['server', state.name] as const, number: found }];
    });
  const reads = each((state) => state.reads);
  return [
    {
      name: 'gridweave_reads_total',
      help: 'Reads of data by the server that answered them.',
      type: 'counter',
      read: () => [{ label: ['server', 'primary'], number: facts.primaryReads }, ...reads()],
    },
    {
      name: 'gridweave_reads_retried_total',
      help: 'Reads that failed on a replica and went to the primary.',
      type: 'counter',
      read: () => facts.retries,
    },
    {
      name: 'gridweave_replica_in_use',
      help: 'Whether reads go to the replica.',
      read: each((state) => (state.fault ? 0 : 1)),
    },
    {
      name: 'gridweave_replica_lag_seconds',
      help: 'How long ago the primary was where the replica is.',
      read: each((state) => state.lagMs && state.lagMs / 1_000),
    },
  ];
}
