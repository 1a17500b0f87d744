import type { ResultOf } from 'gql.tada';
import { admin } from '../../graph/admin.ts';

export const gridKinds = admin(`
  query GridKinds { plugins { name title { zh en } status adds { gridKinds } } }
`);

export const dockingReport = admin(`
  query DockingReport($kind: String!, $area: String, $on: String, $tolerance: Float) {
    professionalGridDocking(kind: $kind, area: $area, on: $on, tolerance: $tolerance, first: 1000) {
      kind
      title { zh en }
      on
      basicGrids
      professionalGrids
      counts { problem count }
      faults {
        problem streetCode communityCode gridCode professionalGridCode covered overlapArea gapArea
      }
    }
  }
`);

export type DockingReport = ResultOf<typeof dockingReport>['professionalGridDocking'];
export type DockingFault = DockingReport['faults'][number];
export type DockingProblem = DockingFault['problem'];
