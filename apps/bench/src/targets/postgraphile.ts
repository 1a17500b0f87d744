// PostGraphile 5 on the core tables, with relations declared by smart tags, since the tables have no foreign keys, and a function for the aggregate.
import { createServer } from 'node:http';
import { grafserv } from 'postgraphile/grafserv/node';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { makeV4Preset } from 'postgraphile/presets/v4';
import { jsonPgSmartTags } from 'postgraphile/utils';

const [url, port] = process.argv.slice(2) as [string, string];
const tags: Record<string, object> = {
  'core.person': { foreignKey: '(street_code, house_id) references core.house (street_code, id)' },
  'core.legal_entity': { foreignKey: '(street_code, house_id) references core.house (street_code, id)' },
  'core.house': { foreignKey: '(street_code, grid_code) references core.grid (street_code, code)' },
  'core.grid': { unique: 'street_code,code' },
  'core.event': {
    foreignKey: [
      '(street_code, house_id) references core.house (street_code, id)',
      '(street_code, grid_code) references core.grid (street_code, code)',
    ],
  },
};
const relations = jsonPgSmartTags({
  version: 1,
  config: { class: Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, { tags: value }])) },
} as any);
const instance = postgraphile({
  extends: [PostGraphileAmberPreset, makeV4Preset({ disableDefaultMutations: true })],
  plugins: [relations],
  pgServices: [makePgService({ connectionString: url, schemas: ['core', 'bench'], poolConfig: { max: 10 } } as any)],
  grafserv: { graphqlPath: '/graphql', graphiql: false },
  grafast: { explain: false },
} as any);
const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(Number(port), '127.0.0.1', () => process.send?.('ready'));
