import type { VariablesOf } from 'gql.tada';
import { department } from '../../graph/department.ts';

export const requestSharing = department(`
  mutation RequestSharing($request: SharingRequestInput!) {
    requestSharing(request: $request) {
      id
      state
      answerDue
      requirements { approvals assessment answerDays }
    }
  }
`);

export type Request = VariablesOf<typeof requestSharing>['request'];
