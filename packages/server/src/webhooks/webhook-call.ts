import type { DueWebhook } from '@gridweave/webhooks';

import type { Call } from '../graphql/exchange.ts';

/** A delivery as the audit log knows calls: by the client that registered the webhook, for the purpose that it gave. */
export function callOf({ id, caller, query, variables, purpose }: DueWebhook): Call {
  return {
    requestId: id,
    caller,
    params: { query, operationName: undefined, variables },
    policy: undefined,
    document: undefined,
    operation: undefined,
    purpose,
    onBehalfOf: null,
    deniedAsNull: false,
    answer: undefined,
    refusal: undefined,
    seen: undefined,
    asked: undefined,
  };
}
