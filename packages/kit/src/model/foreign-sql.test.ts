import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import { expect, test } from 'vitest';
import { foreignSql, sqlText } from './foreign-sql.ts';

const x = sql.ref('row.built_on');
const found = (expression: Parameters<typeof sqlText>[0]) => foreignSql(sqlText(expression));

test.each([
  sql`extract(year from ${x})`,
  sql`EXTRACT ( YEAR FROM ${x} )`,
  sql`extract(epoch from (now() - ${x}))`,
  sql`extract(year from age(now(), coalesce(${x}, now())))`,
  sql`substring(${x} from 1 for 2)`,
  sql`substring(lower(trim(both ' ' from ${x})) from 2)`,
  sql`overlay(${x} placing '**' from 3 for 2)`,
  sql`date_part('year', ${x})`,
  sql`${x} is not distinct from ${1}`,
  sql`case when ${x} in (1, 2) then 'selected' else 'updated_at' end`,
  sql`concat(${x}, ${'select 1 from core.person'})`,
  sql`coalesce(${x}, ${x}) > now() at time zone 'Asia/Shanghai'`,
])('an expression over the row passes: %#', (expression) => {
  expect(found(expression)).toBeUndefined();
});

const db = new Kysely<any>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (k) => new PostgresIntrospector(k),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

test.each([
  ['a subquery', sql`(select name from core.person limit 1)`],
  ['upper and lower case', sql`(SeLeCt name)`],
  ['comments between', sql`(/**/select/**/name/**/from core.person)`],
  ['a line comment', sql`(--\nselect 1)`],
  ['a word made of fragments', sql`(sel${sql.raw('ect')} 1)`],
  ['a raw fragment', sql`exists (${sql.raw('select 1')})`],
  ['a Kysely query', sql`(${db.selectFrom('core.person').select('name')})`],
  ['a Kysely query alone', db.selectFrom('core.person').select('name').limit(1) as any],
  ['a table without select', sql`exists (table core.person)`],
  ['from alone', sql`${x} from core.person`],
  ['from within another function', sql`lower(${x} from core.person)`],
  ['from within brackets of extract', sql`extract(year from (now() from core.person))`],
  ['from after extract', sql`extract(year from ${x}) from core.person`],
  ['a deleting query', sql`(with gone as (delete from core.person returning 1) table gone)`],
  ['a query as text', sql`query_to_xml(${'select 1'}, true, true, '')`],
  ['a query as text, quoted', sql`"query_to_xml"(${'x'}, true, true, '')`],
  ['a query as text for statistics', sql`ts_stat(${'x'})`],
  ['a name written in numbers', sql`U&"query\\005fto_xml"(${'x'}, true, true, '')`],
  ['a file of the server', sql`pg_read_file('/etc/passwd')`],
  ['a setting', sql`set_config('search_path', 'core', false)`],
  ['a string literal with such a word is refused too', sql`${x} || ' select '`],
])('refused: %s', (_, expression) => {
  expect(found(expression)).toBeDefined();
});
