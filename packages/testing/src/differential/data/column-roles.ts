import type { JoinOn, Model, Table, ValueType } from '@gridweave/kit';

/** Another table's column that a column takes its values from. */
export interface Reference {
  readonly table: Table<any>;
  readonly column: string;
}

/** What the graph says of a column: where its values come from and how they are shown. */
export interface ColumnRole {
  references: Reference[];
  shownAs: ValueType | undefined;
}

/** The columns of a table by name. */
export type TableRoles = ReadonlyMap<string, ColumnRole>;

/** Reads the roles of all columns from fields and relations, so that rows of any plugin can be made. */
export function columnRoles(model: Model): ReadonlyMap<Table<any>, TableRoles> {
  const roles = new Map<Table<any>, Map<string, ColumnRole>>();
  const roleOf = (table: Table<any>, column: string): ColumnRole => {
    const ofTable = roles.get(table) ?? new Map<string, ColumnRole>();
    roles.set(table, ofTable);
    const role = ofTable.get(column) ?? { references: [], shownAs: undefined };
    ofTable.set(column, role);
    return role;
  };
  // the side that is a key, or is named in full by it, is where values come from
  const join = (from: Table<any>, on: JoinOn, to: Table<any>): void => {
    for (const [left, right] of Object.entries(on)) {
      if (left === from.place?.street && right === to.place?.street) continue;
      const rightIsSource = identifies(to, right) && !identifies(from, left);
      const leftIsSource = identifies(from, left) && !identifies(to, right);
      if (rightIsSource) roleOf(from, left).references.push({ table: to, column: right });
      else if (leftIsSource) roleOf(to, right).references.push({ table: from, column: left });
    }
  };
  for (const type of model.types.values())
    for (const { definition, side } of type.fields.values()) {
      const table = side?.table ?? type.ref.table;
      if (side) join(type.ref.table, side.on, side.table);
      if (definition.kind === 'column') roleOf(table, definition.column).shownAs = definition.type;
      else if (definition.kind === 'one' || definition.kind === 'many') {
        const { through, target, on } = definition;
        if (through) {
          join(table, through.from, through.table);
          join(through.table, through.to, target.table);
        } else join(table, on, target.table);
      } else if (definition.kind === 'union')
        for (const member of definition.union.members) join(table, definition.on[member.name]!, member.table);
    }
  for (const { definition } of model.queries.values())
    if (definition.kind === 'key')
      for (const [key, keyTable] of Object.entries(definition.keyTables)) {
        join(keyTable.table, keyTable.to, definition.type.table);
        const field = model.types.get(definition.type.name)!.fields.get(key)!.definition;
        if (field.kind === 'column')
          roleOf(keyTable.table, keyTable.column).references.push({
            table: definition.type.table,
            column: field.column,
          });
      }
  return roles;
}

function identifies(table: Table<any>, column: string): boolean {
  return (table.key.includes(column) && column !== table.place?.street) || column === 'code';
}
