import { identityDocuments, persons } from '@gridweave/core';
import { GridweaveError } from '@gridweave/kit';
import { type Kysely, sql } from 'kysely';
import type { AdminContext } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { enumeration, object, query } from '../schema/define.ts';

/** A person that the log is asked about. */
interface AuditPerson {
  readonly id: string;
  readonly by: 'document' | 'name';
  readonly streetCode: string;
  readonly communityCode: string;
}

const MOST = 20;

/** From what a citizen shows or says to the id under which the log knows the person; nothing else about the person. */
export function addAuditPersons(builder: Builder): void {
  enumeration(builder, 'AuditPersonBy', '凭何找到 / what a person was found by', {
    DOCUMENT: ['document', '证件号码 / the number of a document'],
    NAME: ['name', '姓名 / the name'],
  });
  object<AuditPerson, unknown>(builder, 'AuditPerson', '审计所查的人 / a person that the log is asked about', {
    id: ['ID!', '标识,用于 auditRecords 的 subject / id, for the subject of auditRecords'],
    by: ['AuditPersonBy!', '凭何找到 / found by'],
    streetCode: ['String!', '所在街道 / code of the street'],
    communityCode: ['String!', '所在社区 / code of the community'],
  });
  query<AdminContext>(builder, 'auditPersons', {
    type: '[AuditPerson!]!',
    description:
      '以证件号码或姓名找人,以查其数据被谁读取;至多 20 人 / finds persons by document number or full name, to ask who read their data; 20 at most',
    args: { value: ['String!', '证件号码或姓名 / a document number, or the whole name'] },
    access: ['auditor'],
    resolve: async ({ value }, { db, policies }) => {
      const wanted = value.trim();
      if (!wanted || wanted.length > 100)
        throw new GridweaveError('BAD_USER_INPUT', {
          zh: '请填证件号码或完整姓名',
          en: 'give the number of a document or the whole name',
        });
      // a deployment may run without the population
      return policies.models.declared.types.has('Person') ? findPersons(db, wanted) : [];
    },
  });
}

async function findPersons(db: Kysely<any>, wanted: string): Promise<readonly AuditPerson[]> {
  const person = sql.table(`${persons.schema}.${persons.name}`);
  const documents = sql.table(`${identityDocuments.schema}.${identityDocuments.name}`);
  const { rows } = await sql<AuditPerson>`
    with found as (
      select p.id, p.street_code, p.community_code, 'document' as by from ${documents} as d
        join ${person} as p on p.street_code = d.street_code and p.id = d.person_id where d.number = ${wanted.toUpperCase()}
      union all
      (select p.id, p.street_code, p.community_code, 'name' from ${person} as p where p.name = ${wanted}
        order by p.id limit ${MOST}))
    select distinct on (by, id) id::text as id, by, street_code as "streetCode", community_code as "communityCode"
    from found order by by, id limit ${MOST}`.execute(db);
  return rows;
}
