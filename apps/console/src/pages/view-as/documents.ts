import { admin } from '../../graph/admin.ts';

export const previewCatalogue = admin(`
  query PreviewCatalogue($as: String!, $at: String, $policy: PolicyPoint, $after: ID) {
    previewCatalogue(as: $as, at: $at, policy: $policy, first: 1000, after: $after) {
      coordinate
      kind
      plugin
      title { zh en }
      typeTitle { zh en }
      description { zh en }
      category
      sensitivity
      source
      updateCycle
      legalBasis
      masks
      operators
      holding { read partial masks operators }
    }
  }
`);
