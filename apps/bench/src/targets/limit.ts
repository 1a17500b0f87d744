// The honest limit: the same answers by hand-written SQL behind a bare Node server; prepared, pipelined, rows written
// to JSON without objects; no GraphQL, no permissions.
import { createServer } from 'node:http';
import { type Call, Lanes, Rows } from '@gridweave/engine/wire';
import { JsonBuffer, RowWriter } from '@gridweave/engine/write';

const [url, port] = process.argv.slice(2) as [string, string];
const lanes = new Lanes({ url, pointLanes: 2, pageLanes: 8, statementTimeoutMs: 30_000, maximumBytes: 64 << 20 });

type Spec = Record<string, 'text' | 'number' | 'boolean' | 'time' | 'children' | object>;

/** A shape of columns in order; nested objects start with a column that tells whether they are there. */
function shape(spec: Spec): any {
  const entries = Object.entries(spec).map(([key, kind]) => ({
    key,
    value: typeof kind === 'string' ? { kind: 'leaf', leaf: kind } : { kind: 'object', shape: shape(kind as Spec) },
  }));
  const columns = entries.reduce(
    (sum, { value }) => sum + (value.kind === 'object' ? (value as any).shape.columns + 1 : 1),
    0,
  );
  return { typename: '', entries, columns };
}

const writer = (spec: Spec): RowWriter => new RowWriter(shape(spec));
const call = (name: string, text: string, values: readonly unknown[]): Call => ({
  name,
  text,
  values,
  rows: new Rows(),
});

const q1 = writer({
  id: 'text',
  name: 'text',
  sex: 'text',
  birthDate: 'text',
  phone: 'text',
  documentNumber: 'text',
  house: { houseCode: 'text', address: 'text', use: 'text', grid: { code: 'text', name: 'text' } },
});
const house = writer({
  id: 'text',
  houseCode: 'text',
  address: 'text',
  use: 'text',
  area: 'number',
  rental: 'boolean',
});
const resident = writer({ id: 'text', name: 'text', sex: 'text', birthDate: 'text' });
const entity = writer({ id: 'text', name: 'text', creditCode: 'text' });
const q3 = writer({
  id: 'text',
  name: 'text',
  sex: 'text',
  birthDate: 'text',
  kind: 'text',
  documentType: 'text',
  documentNumber: 'text',
  phone: 'text',
  ethnicity: 'text',
  education: 'text',
  gridCode: 'text',
  movedInOn: 'text',
});
const q4 = writer({
  id: 'text',
  number: 'text',
  major: 'text',
  minor: 'text',
  stage: 'text',
  description: 'text',
  reportedAt: 'time',
  house: { houseCode: 'text', address: 'text' },
  grid: { code: 'text', name: 'text' },
});
const counts = writer({ areaCode: 'text', value: 'text', count: 'number' });

const housePage = 'select street_code, id from core.house where grid_code = $1 order by street_code, id limit 50';
const never = (): void => undefined;

type Handler = (variables: any) => Promise<Buffer>;

const handlers: Record<string, Handler> = {
  async Q1({ street, id }) {
    const c = call(
      'q1',
      `select p.id, p.name, p.sex, p.birth_date, p.phone, p.document_number, h.id, h.house_code, h.address, h.use, g.id, g.code, g.name
       from core.person p left join core.house h on h.street_code = p.street_code and h.id = p.house_id
       left join core.grid g on g.street_code = h.street_code and g.code = h.grid_code where p.street_code = $1 and p.id = $2`,
      [street, id],
    );
    await lanes.run([c], 'point');
    const out = new JsonBuffer(1_024);
    out.appendText('{"data":{"person":');
    q1.write(out, c.rows.buffers[0]!, c.rows.offsets[0]!, 0, never);
    out.appendText('}}');
    return out.done();
  },
  async Q2({ grid }) {
    const houses = call(
      'q2h',
      `select id, house_code, address, use, area, rental from core.house where grid_code = $1 order by street_code, id limit 50`,
      [grid],
    );
    const residents = call(
      'q2r',
      `select p.house_id, p.id, p.name, p.sex, p.birth_date from (${housePage}) h join core.person p on p.street_code = h.street_code and p.house_id = h.id
       where p.ended_on is null order by h.street_code, h.id, p.id`,
      [grid],
    );
    const entities = call(
      'q2e',
      `select e.house_id, e.id, e.name, e.credit_code from (${housePage}) h join core.legal_entity e on e.street_code = h.street_code and e.house_id = h.id
       where e.ended_on is null order by h.street_code, h.id, e.id`,
      [grid],
    );
    await lanes.run([houses, residents, entities], 'page');
    const out = new JsonBuffer(65_536);
    out.appendText('{"data":{"houses":{"nodes":[');
    const cursors = [
      { rows: residents.rows, at: 0, writer: resident },
      { rows: entities.rows, at: 0, writer: entity },
    ];
    for (let i = 0; i < houses.rows.count; i++) {
      if (i > 0) out.appendText(',');
      const buffer = houses.rows.buffers[i]!;
      const offset = houses.rows.offsets[i]!;
      house.write(out, buffer, offset, 0, never);
      out.length--;
      const id = first(buffer, offset);
      for (const [k, cursor] of cursors.entries()) {
        out.appendText(k === 0 ? ',"residents":{"nodes":[' : ',"legalEntities":{"nodes":[');
        for (let n = 0; cursor.at < cursor.rows.count; cursor.at++, n++) {
          const source = cursor.rows.buffers[cursor.at]!;
          const start = cursor.rows.offsets[cursor.at]!;
          if (!first(source, start).equals(id)) break;
          if (n > 0) out.appendText(',');
          cursor.writer.write(out, source, start + 4 + id.length, 0, never);
        }
        out.appendText(']}');
      }
      out.appendText('}');
    }
    out.appendText(']}}}');
    return out.done();
  },
  async Q3({ community }) {
    const c = call(
      'q3',
      `select id, name, sex, birth_date, kind, document_type, document_number, phone, ethnicity, education, grid_code, moved_in_on
       from core.person where community_code = $1 order by street_code, id limit 1000`,
      [community],
    );
    return list(c, q3, '{"data":{"persons":{"nodes":[', ']}}}', 262_144);
  },
  async Q4({ street }) {
    const c = call(
      'q4',
      `select e.id, e.number, e.major, e.minor, e.stage, e.description, e.reported_at, h.id, h.house_code, h.address, g.id, g.code, g.name
       from core.event e left join core.house h on h.street_code = e.street_code and h.id = e.house_id
       left join core.grid g on g.street_code = e.street_code and g.code = e.grid_code
       where e.street_code = $1 and e.stage = $2 order by e.reported_at desc, e.street_code desc, e.id desc limit 50`,
      [street, closedStage],
    );
    return list(c, q4, '{"data":{"events":{"nodes":[', ']}}}', 32_768);
  },
  async Q5({ community }) {
    const c = call(
      'q5',
      `select grid_code, major, count(*) from core.event where community_code = $1 group by 1, 2 having count(*) >= 10 order by 1, 2`,
      [community],
    );
    return list(c, counts, '{"data":{"eventCounts":[', ']}}', 4_096);
  },
  async Q6({ street }) {
    const c = call(
      'q6',
      `select community_code, sex, count(*) from core.person where street_code = $1 group by 1, 2 having count(*) >= 10 order by 1, 2`,
      [street],
    );
    return list(c, counts, '{"data":{"personCounts":[', ']}}', 4_096);
  },
};

const closedStage = process.argv[4]!;

function first(buffer: Buffer, offset: number): Buffer {
  return buffer.subarray(offset + 4, offset + 4 + buffer.readInt32BE(offset));
}

async function list(c: Call, rowWriter: RowWriter, open: string, close: string, size: number): Promise<Buffer> {
  await lanes.run([c], 'page');
  const out = new JsonBuffer(size);
  out.appendText(open);
  for (let i = 0; i < c.rows.count; i++) {
    if (i > 0) out.appendText(',');
    rowWriter.write(out, c.rows.buffers[i]!, c.rows.offsets[i]!, 0, never);
  }
  out.appendText(close);
  return out.done();
}

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { operation, variables } = JSON.parse(
      chunks.length === 1 ? (chunks[0] as any) : (Buffer.concat(chunks) as any),
    );
    handlers[operation]!(variables).then(
      (body) => {
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length });
        response.end(body);
      },
      (error: Error) => {
        response.writeHead(500).end(error.message);
      },
    );
  });
}).listen(Number(port), '127.0.0.1', () => process.send?.('ready'));
