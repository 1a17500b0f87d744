import type { ResultOf } from 'gql.tada';
import { admin } from '../../graph/admin.ts';

export const system = admin(`
  query System {
    system {
      processes {
        id name startedAt toldAt isAlive isThis policyVersion confirmedAgoMs leaseMs failedPlugins memoryMb
        connections connectionsIdle connectionsWaiting auditWaiting streams exports primaryReads
        replicas { name fault { zh en } lagMs reads }
      }
      database { version bytes connections mostConnections policyVersion schemas { name bytes } }
      queues { webhooksFailing deadLetters jobsRunning unsealed lastSeal }
    }
  }
`);

export type System = ResultOf<typeof system>['system'];
export type ServerProcess = System['processes'][number];
