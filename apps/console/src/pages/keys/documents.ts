import type { ResultOf } from 'gql.tada';
import { department } from '../../graph/department.ts';

export const clients = department(`
  query Clients {
    sharingClients {
      id name isOwn createdAt rotatedAt expiresAt addressRanges
      suspension { at reason }
    }
  }
`);

export const usage = department(`
  query Usage($days: Int!) {
    sharingUsage(days: $days) {
      days { day client calls rows refusals { code calls } fields { coordinate calls rows } }
      limits { requests fields cost operationCost streams exports webhooks }
    }
  }
`);

export const rotate = department(`
  mutation RotateKey {
    rotateSharingKey { id key expiresAt }
  }
`);

export type Client = ResultOf<typeof clients>['sharingClients'][number];
export type Usage = ResultOf<typeof usage>['sharingUsage'];
