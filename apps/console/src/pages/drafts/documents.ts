import { admin } from '../../graph/admin.ts';

export const submitDraft = admin(`
  mutation SubmitDraft($id: ID!) { submitDraft(id: $id) { id state } }
`);

export const approveDraft = admin(`
  mutation ApproveDraft($id: ID!, $reason: String) { approveDraft(id: $id, note: $reason) { id state } }
`);

export const refuseDraft = admin(`
  mutation RefuseDraft($id: ID!, $reason: String!) { refuseDraft(id: $id, reason: $reason) { id state } }
`);

export const abandonDraft = admin(`
  mutation AbandonDraft($id: ID!, $reason: String!) { abandonDraft(id: $id, reason: $reason) { id state } }
`);

export const activateDraft = admin(`
  mutation ActivateDraft($id: ID!, $reason: String) { activateDraft(id: $id, override: $reason) { id state } }
`);

export const draftBackTo = admin(`
  mutation DraftBackTo($version: String!, $title: String!, $reason: String!) {
    draftBackTo(version: $version, title: $title, reason: $reason) { id state }
  }
`);

/** Whether activating needs the reason of an override. */
export const keepsInvariants = admin(`
  query KeepsInvariants($policy: PolicyPoint!) { policyCheck(policy: $policy) { holds } }
`);

/** What a grant that a draft takes back is about. */
export const takenGrant = admin(`
  query TakenGrant($id: ID!) { grant(id: $id) { department fields mask purpose } }
`);

/** Denials, to say what one is about that a draft lifts, or has lifted. */
export const allDenials = admin(`
  query AllDenials { denials(lifted: true) { id department fields reason } }
`);
