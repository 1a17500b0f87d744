import type { Model, RecordWriter, Table, TypeRef } from '@gridweave/kit';
import { PluginFailure } from './plugin-failure.ts';

/** The writer of records as a plugin gets it: for records of its own types, and rows of its own tables beside others. */
export function ownRecords(records: RecordWriter, model: Model, plugin: string, coordinate: string): RecordWriter {
  const schema = model.plugins.find(({ name }) => name === plugin)?.schema;
  const checkType = (type: TypeRef<any>): void => {
    if (model.types.get(type.name)?.ref !== type)
      throw new PluginFailure(plugin, coordinate, `writes a type ${type.name} that is not in the graph`);
  };
  const checkTable = (table: Table<any>): void => {
    if (table.schema !== schema)
      throw new PluginFailure(plugin, coordinate, `writes ${table.schema}.${table.name}, which is not its own`);
  };
  return {
    async create(type, row) {
      checkType(type);
      checkTable(type.table);
      return records.create(type, row);
    },
    async change(type, key, set, options) {
      checkType(type);
      checkTable(type.table);
      return records.change(type, key, set, options);
    },
    async changeBeside(type, key, side, set, options) {
      checkType(type);
      checkTable(side.table);
      return records.changeBeside(type, key, side, set, options);
    },
  };
}
