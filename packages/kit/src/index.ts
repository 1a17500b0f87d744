export { dueTime, type OfficeHours } from './calendar/due-time.ts';
export { dateAfterYears, dateInShanghai, dueAfterWorkingDays } from './calendar/working-days.ts';
export { lastDue, nextDue } from './calendar/schedule.ts';
export { errorCodes, type ErrorCode } from './errors/codes.ts';
export { GridweaveError, type ErrorText } from './errors/gridweave-error.ts';
export {
  type Label,
  labelsFrom,
  type Sensitivity,
  sensitivities,
  type SharingCategory,
  sharingCategories,
  strictestLabel,
  type Title,
  type UpdateCycle,
  updateCycles,
} from './label/label.ts';
export { bothTightenings, type Tightening, tighteningFaults, type Tightenings } from './label/tighten.ts';
export { defineMask, type Mask, mask, maskText, type OwnMask, parseMask } from './label/mask.ts';
export { c, type Column, type ColumnType } from './table/column.ts';
export { allOf, anyOf, existsIn, type RowExpression, rowOf } from './table/row.ts';
export {
  type ColumnName,
  type Columns,
  defineTable,
  type Place,
  type RowOf,
  type RowOfColumns,
  type Table,
} from './table/table.ts';
export { type Deprecation, removalDay } from './type/deprecation.ts';
export type { CodeTable, CodeValue } from './type/code-table.ts';
export {
  type Argument,
  type ColumnField,
  type ComputedField,
  defineFields,
  type FieldBuilder,
  type FieldDefinition,
  type FieldSet,
  type JoinOn,
  type RelationField,
  type ResolveContext,
  type ResolvedField,
  type SideTable,
  type Through,
  type UnionField,
  type ValueType,
} from './type/field.ts';
export { defineMutation, type MutationContext, type MutationDefinition } from './type/mutation.ts';
export type { ChangeOptions, RecordKey, RecordWriter } from './type/record-writer.ts';
export { type FieldOperator, type Operator, operators } from './type/operator.ts';
export {
  type CountQuery,
  type KeyQuery,
  type KeyTable,
  type ListQuery,
  query,
  type QueryDefinition,
} from './type/query.ts';
export { defineScope, type NamedScope, scopeOn } from './type/scope.ts';
export {
  defineInterface,
  defineType,
  defineUnion,
  type InterfaceRef,
  type OrderTerm,
  type TypeRef,
  type UnionRef,
} from './type/type.ts';
export { type AreaDirectory, definePlugin, type Plugin } from './plugin/plugin.ts';
export {
  defineEventCategory,
  type EventCategory,
  type EventDirectory,
  type EventTimeLimit,
  type TimeLimitUnit,
} from './plugin/event-category.ts';
export {
  type CatalogueText,
  catalogueTexts,
  type ConsoleContribution,
  defineLayer,
  definePanel,
  type DetailPanel,
  type MapLayer,
} from './plugin/console.ts';
export { defineHealthCheck, type HealthCheck } from './plugin/health-check.ts';
export { defineJob, type JobContext, type JobDefinition } from './plugin/job.ts';
export { settingValues } from './plugin/setting-values.ts';
export { defineSettings, type PluginSettings, type ReadSettings, type SettingValues } from './plugin/settings.ts';
export type { WorkContext } from './plugin/work-context.ts';
export type { Migration } from './plugin/migration.ts';
export { withDependencies } from './plugin/with-dependencies.ts';
export {
  defineProfessionalGrid,
  type ProfessionalGridDirectory,
  type ProfessionalGridKind,
} from './plugin/professional-grid.ts';
export { buildModel } from './model/build-model.ts';
export { fieldsOf } from './model/check-console.ts';
export type { FieldModel, Model, MutationModel, TypeModel } from './model/model.ts';
export { buildSchema, type SchemaExtension } from './schema/build-schema.ts';
export {
  type ChangeKind,
  type ChangePageValue,
  type ChangeValue,
  followedTypes,
  isFollowed,
} from './schema/changes.ts';
export { type Comparison, matchComparisons } from './schema/filters.ts';
export { type AreaLevel, areaLevels } from './schema/names.ts';
export { planned, rowType } from './schema/planned.ts';
export { shareable, type Visibility } from './schema/visibility.ts';
export { bigrams, holds, platformMigrations, searchMinimum } from './search/bigrams.ts';
export type { SampleCommunity, SampleMaker, SampleRandom } from './sample/sample.ts';
