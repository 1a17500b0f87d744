import { isScalarType } from 'graphql';
import type { ValueType } from '../type/field.ts';

/** Authors of JavaScript have no types, and a circular import leaves `undefined` where a definition should stand. */
export type Fault = string | undefined;

type Shape = (value: any) => Fault;

const columnTypes = new Set<unknown>([
  'text',
  'int4',
  'int8',
  'numeric',
  'float8',
  'bool',
  'date',
  'timestamptz',
  'jsonb',
  'text[]',
]);
const builtIn = new Set<unknown>(['String', 'Int', 'Float', 'Boolean', 'ID']);

export function isObject(value: unknown): value is Record<string, any> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a record has the name as its own: `constructor` is no column. */
export function has(record: object, name: string): boolean {
  return Object.hasOwn(record, name);
}

export function isValueType(type: unknown): type is ValueType {
  return builtIn.has(type) || isScalarType(type) || (isObject(type) && isText(type.name) && Array.isArray(type.values));
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

/** The first fault of a list, as `interfaces[1]`. */
function list(name: string, items: unknown, shape: Shape): Fault {
  if (!Array.isArray(items)) return name;
  const at = items.findIndex((item) => shape(item) !== undefined);
  return at < 0 ? undefined : `${name}[${at}]`;
}

const text: Shape = (value) => (isText(value) ? undefined : 'text');

export const tableFault: Shape = (table) => {
  if (!isObject(table)) return 'table';
  if (!isText(table.schema)) return 'schema';
  if (!isText(table.name)) return 'name';
  if (!isObject(table.columns)) return 'columns';
  const wrong = Object.entries(table.columns).find(([, column]) => !isObject(column) || !columnTypes.has(column.type));
  if (wrong) return `columns.${wrong[0]}`;
  return (
    list('key', table.key, text) ?? (table.place === undefined || isText(table.place?.street) ? undefined : 'place')
  );
};

const interfaceFault: Shape = (ref) =>
  isObject(ref) && ref.kind === 'interface' && isText(ref.name) ? list('fields', ref.fields, text) : 'interface';

const order: Shape = (term) =>
  isObject(term) && isText(term.column) && (term.direction === 'asc' || term.direction === 'desc')
    ? undefined
    : 'order';

export const typeFault: Shape = (ref) => {
  if (!isObject(ref) || ref.kind !== 'type' || !isText(ref.name)) return 'type';
  return (
    (tableFault(ref.table) ? 'table' : undefined) ??
    (isText(ref.id) ? undefined : 'id') ??
    list('order', ref.order, order) ??
    list('interfaces', ref.interfaces, interfaceFault)
  );
};

export const scopeFault: Shape = (scope) => {
  if (!isObject(scope) || scope.kind !== 'scope' || !isText(scope.name)) return 'scope';
  return list('on', scope.on, (on) =>
    isObject(on) && !typeFault(on.type) && typeof on.where === 'function' ? undefined : 'on',
  );
};

export const unionFault: Shape = (ref) =>
  isObject(ref) && ref.kind === 'union' && isText(ref.name) ? list('members', ref.members, typeFault) : 'union';

export const joinFault: Shape = (on) => (isObject(on) && Object.values(on).every(isText) ? undefined : 'on');

const fieldsFault: Shape = (set) => {
  if (!isObject(set) || set.kind !== 'fields') return 'fields';
  if (typeFault(set.type)) return 'type';
  if (!isObject(set.fields)) return 'fields';
  if (set.side === undefined) return undefined;
  return isObject(set.side) && !tableFault(set.side.table) && !joinFault(set.side.on) ? undefined : 'side';
};

const roots = new Set<unknown>(['key', 'list', 'count']);

const queryFault: Shape = (query) => {
  if (!isObject(query) || !roots.has(query.kind)) return 'query';
  if (!isText(query.name)) return 'name';
  if (typeFault(query.type)) return 'type';
  if (query.kind !== 'key') return undefined;
  return list('keys', query.keys, text) ?? (isObject(query.keyTables) ? undefined : 'keyTables');
};

const mutationFault: Shape = (mutation) => {
  if (!isObject(mutation) || mutation.kind !== 'mutation') return 'mutation';
  if (!isText(mutation.name)) return 'name';
  if (typeFault(mutation.type)) return 'type';
  if (!isObject(mutation.args)) return 'args';
  return typeof mutation.resolve === 'function' ? undefined : 'resolve';
};

const gridFault: Shape = (kind) =>
  isObject(kind) && kind.kind === 'professional-grid' && isText(kind.code) ? undefined : 'code';

const categoryFault: Shape = (category) =>
  isObject(category) && category.kind === 'event-category' && isText(category.code)
    ? list('limits', category.limits, (limit) => (isObject(limit) ? undefined : 'limit'))
    : 'code';

const workFault =
  (kind: string, does: string): Shape =>
  (work) => {
    if (!isObject(work) || work.kind !== kind) return kind;
    if (!isText(work.name)) return 'name';
    return typeof work[does] === 'function' ? undefined : does;
  };

const consoleFault: Shape = (item) => {
  if (!isObject(item)) return 'console';
  if (item.kind === 'panel') return typeFault(item.on) ? 'on' : list('fields', item.fields, text);
  if (typeFault(item.of)) return 'of';
  if (item.kind === 'catalogue-text') return text(item.field) && 'field';
  if (item.kind !== 'layer') return 'kind';
  return text(item.label) && 'label';
};

const migrationFault: Shape = (step) => {
  if (!isObject(step) || !isText(step.name)) return 'name';
  return typeof step.up === 'function' ? undefined : 'up';
};

/** The lists of a plugin, with the function that makes their items. */
export const pluginLists: Readonly<Record<string, { readonly maker: string; readonly fault: Shape }>> = {
  dependsOn: { maker: 'definePlugin', fault: (p) => (isObject(p) && isText(p.name) ? undefined : 'plugin') },
  migrations: { maker: '{ name, breaking, up }', fault: migrationFault },
  tables: { maker: 'defineTable', fault: tableFault },
  types: { maker: 'defineType', fault: typeFault },
  interfaces: { maker: 'defineInterface', fault: interfaceFault },
  unions: { maker: 'defineUnion', fault: unionFault },
  fields: { maker: 'defineFields', fault: fieldsFault },
  queries: { maker: 'query.byKey, query.list, query.count', fault: queryFault },
  mutations: { maker: 'defineMutation', fault: mutationFault },
  scopes: { maker: 'defineScope', fault: scopeFault },
  grids: { maker: 'defineProfessionalGrid', fault: gridFault },
  events: { maker: 'defineEventCategory', fault: categoryFault },
  jobs: { maker: 'defineJob', fault: workFault('job', 'run') },
  health: { maker: 'defineHealthCheck', fault: workFault('health-check', 'check') },
  console: { maker: 'definePanel, defineLayer, catalogueTexts', fault: consoleFault },
};

/** The single parts of a plugin, with what they look like. */
export const pluginParts: Readonly<Record<string, { readonly shape: string; readonly fault: Shape }>> = {
  settings: {
    shape: 'what defineSettings returns',
    fault: (settings) =>
      isObject(settings) && settings.kind === 'settings' && typeof settings.schema?.safeParse === 'function'
        ? undefined
        : 'schema',
  },
  areas: {
    shape: '{ table, code, parent, level, name }',
    fault: (areas) => (isObject(areas) ? undefined : 'areas'),
  },
  gridDirectory: {
    shape: '{ scopeOf }',
    fault: (directory) => (isObject(directory) && typeof directory.scopeOf === 'function' ? undefined : 'scopeOf'),
  },
  eventDirectory: {
    shape: '{ majors, standard }',
    fault: (directory) =>
      isObject(directory) && Array.isArray(directory.majors?.values)
        ? list('standard', directory.standard, categoryFault)
        : 'majors',
  },
  register: {
    shape: '(db, plugins) => Promise<void>',
    fault: (register) => (typeof register === 'function' ? undefined : 'register'),
  },
};
