import type { ResultOf } from 'gql.tada';
import { admin } from '../../graph/admin.ts';

export const installedPlugins = admin(`
  query InstalledPlugins {
    plugins {
      name
      title { zh en }
      version
      dependsOn
      status
      problems { zh en }
      kit
      adds { types fields queries mutations scopes gridKinds eventCategories }
      settings { name description required isSet }
      jobs {
        name
        title { zh en }
        schedule
        nextDue
        runs { due startedAt endedAt outcome result problem { zh en } }
      }
      health { name title { zh en } ok problem { zh en } at milliseconds }
    }
  }
`);

export const runPluginJob = admin(`
  mutation RunPluginJob($plugin: ID!, $job: ID!) { runPluginJob(plugin: $plugin, job: $job) { startedAt outcome } }
`);

export const disablePlugin = admin(`
  mutation DisablePlugin($plugin: ID!, $reason: String!) {
    disablePlugin(plugin: $plugin, reason: $reason) { name status }
  }
`);

export const draftOf = admin(`
  mutation DraftOf($draft: DraftInput!) { createDraft(draft: $draft) { id } }
`);

export const submitDraft = admin(`
  mutation SubmitPluginDraft($id: ID!) { submitDraft(id: $id) { id state } }
`);

export const waitingDrafts = admin(`
  query WaitingDrafts { drafts(states: [OPEN, SUBMITTED, APPROVED], first: 200) { id title state author createdAt changes } }
`);

/** Who has fields of a plugin, and whose operations would break without it. */
export const withoutPlugin = admin(`
  query WithoutPlugin($plugin: String!, $changes: [RuleChangeInput!]!) {
    catalogue(plugin: $plugin, first: 1000) { entry { coordinate } holders { department } }
    policyImpact(policy: { changes: $changes }, days: 90) {
      operations
      impacted { effect department operationName calls }
    }
  }
`);

export type InstalledPlugin = ResultOf<typeof installedPlugins>['plugins'][number];
export type PluginJob = InstalledPlugin['jobs'][number];
export type JobRun = PluginJob['runs'][number];
