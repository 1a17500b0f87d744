import type { ChangeReader } from '@gridweave/engine';
import { GridweaveError } from '@gridweave/kit';
import {
  addWebhook,
  checkTarget,
  moveWebhook,
  pauseWebhook,
  queueDeadLetters,
  readWebhooks,
  removeWebhook,
  resumeWebhook,
  rotateSecret,
  type ShownSecret,
  type Webhook,
} from '@gridweave/webhooks';
import type { DeskContext } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { input, mutation, object, query } from '../schema/define.ts';
import { documentFault } from './document-fault.ts';

const LONGEST_TITLE = 200;

/** Webhooks of a client, for departments that cannot hold a stream open. */
export function addDeskWebhooks(builder: Builder): void {
  const id = ['ID!', '推送 / the webhook'] as const;
  object<ShownSecret, unknown>(builder, 'SharingWebhookSecret', '签名密钥,只显示这一次 / a secret, shown this once', {
    id: ['ID!', '推送 / the webhook'],
    secret: ['String!', '签名密钥,whsec_ 开头 / the secret, which begins with whsec_'],
  });
  query<DeskContext>(builder, 'sharingWebhooks', {
    type: '[SharingWebhook!]!',
    description: '本接入方的推送 / webhooks of the client',
    access: 'department',
    resolve: (_, { db, caller }) => readWebhooks(db, { client: caller.client }),
  });
  input(builder, 'SharingWebhookInput', '要登记的推送 / a webhook to add', {
    title: ['String!', '名称 / title'],
    url: ['String!', 'https 地址 / an https address'],
    query: ['String!', '对 changes 的订阅 / a subscription to changes'],
    variables: ['SharingJSON', '其变量 / its variables'],
  });
  mutation<DeskContext>(builder, 'addSharingWebhook', {
    type: 'SharingWebhookSecret!',
    description:
      '登记推送:变更自此刻(或 after 的游标)起以签名的 POST 送达 / adds a webhook: changes from now on, or after the cursor of `after`, come as signed POST requests',
    args: { webhook: ['SharingWebhookInput!', '推送 / the webhook'] },
    access: 'department',
    resolve: ({ webhook }, context) => add(context, webhook),
  });
  mutation<DeskContext>(builder, 'removeSharingWebhook', {
    type: 'ID!',
    description: '删除推送 / removes a webhook',
    args: { id },
    access: 'department',
    resolve: async (args, { db, caller }) => {
      if (!(await removeWebhook(db, { id: args.id, caller }))) throw missing(args.id);
      return args.id;
    },
  });
  mutation<DeskContext>(builder, 'pauseSharingWebhook', {
    type: 'SharingWebhook!',
    description: '暂停推送,位置保留 / pauses a webhook, which keeps its place',
    args: { id },
    access: 'department',
    resolve: async (args, context) => {
      await pauseWebhook(context.db, { id: args.id, caller: context.caller });
      return own(context, args.id);
    },
  });
  mutation<DeskContext>(builder, 'resumeSharingWebhook', {
    type: 'SharingWebhook!',
    description:
      '自原位置继续推送;放弃的各批不含在内 / goes on from where it stands; batches that were given up are left out',
    args: { id },
    access: 'department',
    resolve: async (args, context) => {
      await opened(context, await own(context, args.id));
      return goOn(context, args.id);
    },
  });
  mutation<DeskContext>(builder, 'replaySharingWebhook', {
    type: 'SharingWebhook!',
    description:
      '重新推送放弃的各批,然后继续;给出 after 则改从该游标继续 / delivers the batches that were given up again, then goes on; with `after` it goes on from that cursor',
    args: {
      id,
      after: [
        'String',
        '推送、订阅、变更记录或导出给出的游标 / a cursor of a delivery, a stream, the feed or an export',
      ],
    },
    access: 'department',
    resolve: async (args, context) => {
      const { db, caller } = context;
      const reader = await opened(context, await own(context, args.id));
      await db.transaction().execute(async (trx) => {
        if (args.after === null || args.after === undefined) return queueDeadLetters(trx, { id: args.id, caller });
        await moveWebhook(trx, { id: args.id, caller }, startOf(reader, args.after));
      });
      return goOn(context, args.id);
    },
  });
  mutation<DeskContext>(builder, 'rotateSharingWebhookSecret', {
    type: 'SharingWebhookSecret!',
    description:
      '换发签名密钥;24 小时内新旧密钥同时签名 / gives a new secret; for 24 hours the old one signs beside it',
    args: { id },
    access: 'department',
    resolve: async (args, { db, caller }) => {
      const shown = await rotateSecret(db, { id: args.id, caller });
      if (!shown) throw missing(args.id);
      return shown;
    },
  });
}

interface Given {
  readonly title: string;
  readonly url: string;
  readonly query: string;
  readonly variables?: unknown;
}

async function add(context: DeskContext, given: Given): Promise<ShownSecret> {
  const { db, caller, purpose, webhooks } = context;
  const title = given.title.trim();
  if (title === '' || title.length > LONGEST_TITLE)
    throw wrong(`title: 应有 1 至 ${LONGEST_TITLE} 个字符`, `title has 1 to ${LONGEST_TITLE} characters`);
  const variables = given.variables ?? {};
  if (typeof variables !== 'object' || Array.isArray(variables))
    throw wrong('variables: 应为 JSON 对象', 'variables is a JSON object');
  const webhook = { query: given.query, variables: variables as Webhook['variables'] };
  const reader = await opened(context, webhook);
  const url = await checkTarget(webhooks.rules, given.url);
  const { types } = reader.request;
  const added = { caller, title, url, ...webhook, purpose, types, ...startOf(reader, undefined) };
  const shown = await addWebhook(db, added, webhooks.most);
  await webhooks.wake({ id: shown.id, client: caller.client });
  return shown;
}

/** The subscription of a webhook under the policy of now. @throws what refuses it */
async function opened(
  { engine, readOperation, caller, policy }: DeskContext,
  { query: text, variables }: Pick<Webhook, 'query' | 'variables'>,
): Promise<ChangeReader> {
  try {
    const { document, isSubscription } = readOperation(policy, text, undefined, variables);
    if (!isSubscription) throw wrong('query: 应为对 changes 的订阅', 'query is a subscription to changes');
    return engine.changes({
      document,
      documentKey: text,
      operationName: undefined,
      variables,
      policy,
      deniedAsNull: false,
      client: caller.client,
      signal: new AbortController().signal,
    });
  } catch (error) {
    throw documentFault(error);
  }
}

/** Where a reader begins; rights that are not those of now have it told to begin anew. */
function startOf(
  reader: ChangeReader,
  after: string | undefined,
): { readonly position: string; readonly rights: string } {
  const { position, isOther } = reader.begin(after);
  return { position, rights: isOther ? '' : reader.request.rights };
}

async function goOn(context: DeskContext, id: string): Promise<Webhook> {
  const { db, caller, webhooks } = context;
  await resumeWebhook(db, { id, caller });
  await webhooks.wake({ id, client: caller.client });
  return own(context, id);
}

/** A webhook of the caller; one of another client is like one that does not exist. */
async function own({ db, caller }: DeskContext, id: string): Promise<Webhook> {
  const [found] = await readWebhooks(db, { id, client: caller.client });
  if (found) return found;
  throw missing(id);
}

function missing(id: string): GridweaveError {
  return wrong(`本接入方没有推送 ${id}`, `the client has no webhook ${id}`);
}

function wrong(zh: string, en: string): GridweaveError {
  return new GridweaveError('BAD_USER_INPUT', { zh, en });
}
