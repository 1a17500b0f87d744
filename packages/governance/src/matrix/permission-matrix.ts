import { catalogueOf, describeScope, type Scope, type ScopeNames } from '@gridweave/access';
import type { Title } from '@gridweave/kit';
import type { AdminContext } from '../context.ts';
import { policyAt, policyPoint } from '../preview/policy-point.ts';
import { scopeNames } from '../preview/scope-names.ts';
import type { Builder } from '../schema/builder.ts';
import { object, query } from '../schema/define.ts';
import { accessOf, type MatrixAccess, rulesByField } from './matrix-access.ts';

type Kind = Omit<MatrixAccess, 'scope' | 'validUntil'> & {
  readonly where: Title | null;
  readonly validUntil: string | null;
};

interface Matrix {
  readonly version: string;
  readonly departments: readonly string[];
  readonly kinds: readonly Kind[];
  readonly rows: readonly { readonly coordinate: string; readonly cells: readonly number[] }[];
}

/** All fields for all departments in one answer: each cell is the place of what it shows in a list of few kinds. */
export function addPermissionMatrix(builder: Builder): void {
  object<Kind, unknown>(builder, 'MatrixKind', '单元格所示的一种权限 / what a cell of the matrix shows', {
    read: ['String!', 'full 完整、masked 脱敏、none 无 / full, masked or none'],
    masks: ['[String!]!', '脱敏方式 / masks'],
    isMixed: ['Boolean!', '部分行完整、部分行脱敏 / some rows in full, others under a mask'],
    operators: ['[SharingOperator!]!', '运算 / operators'],
    where: ['SharingText', '何行;无权限则空 / which rows; null when it gives nothing'],
    isLimited: ['Boolean!', '不及整个辖区 / less than the whole jurisdiction'],
    validUntil: ['String', '最早到期的授权的时间 / when the first of its grants ends'],
    grants: ['Int!', '生效的授权数 / grants in force'],
    isByDefault: ['Boolean!', '由默认策略给予 / given by the default policy'],
    isDenied: ['Boolean!', '有禁止 / a denial holds'],
    hasClientRules: ['Boolean!', '其某接入方另有规则 / a client of the department has rules of its own'],
  });
  object<Matrix['rows'][number], unknown>(builder, 'MatrixRow', '矩阵的一行 / a row of the matrix', {
    coordinate: ['ID!', '坐标 / coordinate'],
    cells: [
      '[Int!]!',
      '各部门的权限在 kinds 中的序号,次序同 departments / for each of the departments, the place in kinds',
    ],
  });
  object<Matrix, unknown>(builder, 'PermissionMatrix', '字段与部门的矩阵 / fields by departments', {
    version: ['String!', '策略版本 / policy version'],
    departments: ['[ID!]!', '部门代码,即各列 / codes of the departments, its columns'],
    kinds: ['[MatrixKind!]!', '出现的各种权限 / what occurs in cells'],
    rows: ['[MatrixRow!]!', '各行,次序同共享目录 / its rows, in the order of the catalogue'],
  });
  query<AdminContext>(builder, 'permissionMatrix', {
    type: 'PermissionMatrix!',
    description: '全部字段与变更对全部部门的权限,一次取得 / all fields and mutations by all departments at once',
    args: { policy: ['PolicyPoint', '何策略;不给为现行 / which policy; the one in force without it'] },
    access: 'admin',
    resolve: async ({ policy }, context): Promise<Matrix> => {
      const now = Date.now();
      const point = await policyPoint(context, policy);
      const { rules, model } = point;
      const kinds = new KindList(await scopeNames(context, [point]));
      const columns = [...rules.departments.values()].map((facts) => ({
        facts,
        policy: policyAt(point, facts.code, undefined, now),
        byField: rulesByField(rules, facts.code, now),
      }));
      const rows = catalogueOf(model).map(({ coordinate, label, kind }) => {
        const byDefault =
          kind === 'field' &&
          label.sharing === 'unconditional' &&
          rules.defaults.enabled &&
          !rules.defaults.except.includes(coordinate);
        const cells = columns.map(({ facts, policy: of, byField }) =>
          kinds.placeOf(accessOf(of, facts, coordinate, byDefault, byField)),
        );
        return { coordinate, cells };
      });
      return { version: rules.version, departments: [...rules.departments.keys()], kinds: kinds.all, rows };
    },
  });
}

/** Kinds of cells in the order in which they were first met. */
class KindList {
  readonly all: Kind[] = [];
  readonly #places = new Map<string, number>();
  readonly #words = new Map<string, Title>();
  readonly #names: ScopeNames;

  constructor(names: ScopeNames) {
    this.#names = names;
  }

  placeOf({ scope, validUntil, ...rest }: MatrixAccess): number {
    const key = JSON.stringify([rest, scope?.key, validUntil]);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.all.push({
      ...rest,
      where: scope && this.#inWords(scope),
      validUntil: validUntil === null ? null : new Date(validUntil).toISOString(),
    });
    this.#places.set(key, this.all.length - 1);
    return this.all.length - 1;
  }

  #inWords(scope: Scope): Title {
    const known = this.#words.get(scope.key) ?? describeScope(scope, this.#names);
    this.#words.set(scope.key, known);
    return known;
  }
}
