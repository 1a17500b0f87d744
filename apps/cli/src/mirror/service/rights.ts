import type { ColumnKind } from '../selection.ts';
import type { Service } from './service.ts';

/** What the department has of a field that a copy can hold. */
export interface FieldRights {
  readonly kind: ColumnKind;
  readonly isRead: boolean;
  /** Whether its changes are told. */
  readonly isFollowed: boolean;
}

/** What the department has of a type. */
export interface TypeRights {
  readonly type: string;
  /** Whether the catalogue has it, granted or not. */
  readonly isKnown: boolean;
  /** The root field that lists it, where it is shown and its changes are told. */
  readonly list: string | undefined;
  readonly fields: ReadonlyMap<string, FieldRights>;
}

interface TypeRef {
  readonly kind: string;
  readonly name: string | null;
  readonly specifiedByURL: string | null;
  readonly fields?: readonly { readonly name: string }[] | null;
  readonly ofType?: TypeRef | null;
}

interface IntrospectedField {
  readonly name: string;
  readonly args: readonly { readonly type: { readonly kind: string } }[];
  readonly type: TypeRef;
}

const shown = `query MirrorSchema($type: String!) {
  type: __type(name: $type) {
    fields { name args { type { kind } } type { ...named ofType { ...named ofType { ...named ofType { ...named } } } } }
  }
  changed: __type(name: "ChangedRecord") { possibleTypes { name } }
  query: __type(name: "Query") { fields { name type { name ofType { name } } } }
}
fragment named on __Type { kind name specifiedByURL }`;

const linked = `query MirrorLinks($type: String!) { __type(name: $type) { fields { name } } }`;

const catalogue = `query MirrorRights($type: String!) {
  sharingCatalogue(type: $type, first: 1000) { coordinate holding { read operators } }
}`;

/** Reads from the catalogue what the department has of a type, and from its own schema what that looks like. */
export async function rightsOf(service: Service, type: string): Promise<TypeRights> {
  const { sharingCatalogue } = await service.ask(catalogue, { type });
  const schema = await service.ask(shown, { type });
  const holdings = new Map<string, { read: string; operators: readonly string[] } | null>(
    sharingCatalogue.map((entry: any) => [entry.coordinate, entry.holding]),
  );
  const fields = new Map<string, FieldRights>();
  for (const field of (schema.type?.fields ?? []) as readonly IntrospectedField[]) {
    const holding = holdings.get(`${type}.${field.name}`);
    const kind = field.name === 'id' ? undefined : await kindOf(service, field);
    if (!holding || !kind) continue;
    const isFollowed = holding.operators.includes('SUBSCRIBE');
    fields.set(field.name, { kind, isRead: holding.read !== 'none', isFollowed });
  }
  for (const coordinate of holdings.keys()) {
    const name = coordinate.slice(type.length + 1);
    // in the catalogue, and not in the schema that the department is shown
    if (name !== 'id' && !schema.type?.fields.some((field: IntrospectedField) => field.name === name))
      fields.set(name, { kind: 'text', isRead: false, isFollowed: false });
  }
  const isTold = schema.changed?.possibleTypes.some(({ name }: { name: string }) => name === type) === true;
  const connection = `${type}Connection`;
  const list = schema.query.fields.find((field: any) => (field.type.ofType?.name ?? field.type.name) === connection);
  return { type, isKnown: holdings.size > 0, list: isTold ? list?.name : undefined, fields };
}

/** How a copy keeps a field: values as they are, of another record its id; nothing else. */
async function kindOf(service: Service, { args, type }: IntrospectedField): Promise<ColumnKind | undefined> {
  if (args.some((argument) => argument.type.kind === 'NON_NULL')) return undefined;
  const value = type.kind === 'NON_NULL' ? type.ofType! : type;
  if (value.kind === 'LIST') {
    let item = value.ofType!;
    while (item.ofType) item = item.ofType;
    return item.kind === 'SCALAR' || item.kind === 'ENUM' ? 'json' : undefined;
  }
  if (value.kind === 'ENUM') return 'text';
  if (value.kind === 'SCALAR') return scalarKind(value);
  if (value.kind !== 'OBJECT' || value.name!.endsWith('Connection')) return undefined;
  const { __type } = await service.ask(linked, { type: value.name });
  return __type.fields.some(({ name }: { name: string }) => name === 'id') ? 'link' : undefined;
}

function scalarKind({ name, specifiedByURL }: TypeRef): ColumnKind {
  if (name === 'Int') return 'integer';
  if (name === 'Float') return 'number';
  if (name === 'Boolean') return 'boolean';
  // GeoJSON
  return specifiedByURL?.includes('rfc7946') ? 'json' : 'text';
}
