import {
  type Check,
  checkDate,
  checkDivisionCode,
  defaultTolerance,
  type DockingFault,
  type DockingProblem,
  dockingProblems,
  type DockingReport,
  dockingReport,
} from '@gridweave/core';
import { GridweaveError, type ProfessionalGridKind } from '@gridweave/kit';
import type { AdminContext } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { enumeration, object, query } from '../schema/define.ts';
import { pageSize } from '../schema/page.ts';
import { enumName } from '../schema/values.ts';

const texts: Readonly<Record<DockingProblem, string>> = {
  'not-covered': '基础网格未被(完全)覆盖 / a basic grid is not covered, or not all of it',
  'covered-twice': '基础网格被重复覆盖 / a basic grid is covered more than once',
  'boundary-mismatch': '边界与所对接的基础网格不符 / a boundary that differs from the basic grids it is docked on',
  'orphaned-docking': '对接的基础网格或专业网格已停用 / a docking of which one side is no longer in use',
  'without-docking': '专业网格没有有效对接 / a professional grid without a valid docking',
};

interface DockingArguments {
  readonly kind: string;
  readonly area?: string | null;
  readonly on?: string | null;
  readonly tolerance?: number | null;
  readonly first?: number | null;
}

/** The report with what was asked for. */
type Shown = DockingReport & { readonly kind: ProfessionalGridKind; readonly first: number };

/** Whether the professional grids of a kind are docked on the basic grids as they should be. */
export function addDockingReport(builder: Builder): void {
  enumeration(
    builder,
    'DockingProblem',
    '对接的问题 / what is wrong with a docking',
    Object.fromEntries(dockingProblems.map((problem) => [enumName(problem), [problem, texts[problem]]])),
  );
  object<{ problem: DockingProblem; count: number }, unknown>(
    builder,
    'DockingProblemCount',
    '一种问题的数量 / how many there are of a problem',
    { problem: ['DockingProblem!', '问题 / the problem'], count: ['Int!', '数量 / how many'] },
  );
  object<DockingFault, unknown>(builder, 'DockingFault', '对接中的一处问题 / a fault in the docking', {
    problem: ['DockingProblem!', '问题 / what is wrong'],
    streetCode: ['String!', '街道代码 / code of the street'],
    communityCode: ['String', '社区代码 / code of the community'],
    gridCode: ['String', '基础网格编码 / code of the basic grid'],
    professionalGridCode: ['String', '专业网格编码 / code of the professional grid'],
    covered: ['Float', '覆盖程度,1 为恰好一次 / how much of it is covered; 1 is once'],
    overlapArea: [
      'Float',
      '边界超出所对接基础网格的面积,平方米 / square metres within the boundary and in none of its basic grids',
    ],
    gapArea: ['Float', '所对接基础网格在边界之外的面积,平方米 / square metres of its basic grids outside the boundary'],
  });
  object<Shown, unknown>(builder, 'DockingReport', '专业网格对接报告 / how professional grids are docked', {
    kind: ['String!', '种类代码 / code of the kind', ({ kind }) => kind.code],
    title: ['SharingText!', '种类 / the kind', ({ kind }) => kind.title],
    on: ['String!', '截至日期 / as of this day'],
    basicGrids: ['Int!', '在用基础网格数 / basic grids in use'],
    professionalGrids: ['Int!', '在用专业网格数 / professional grids in use'],
    counts: [
      '[DockingProblemCount!]!',
      '各种问题的数量 / how many there are of each problem',
      ({ faults }) =>
        dockingProblems.map((problem) => ({
          problem,
          count: faults.filter((fault) => fault.problem === problem).length,
        })),
    ],
    faults: ['[DockingFault!]!', '问题,按街道 / the faults, by street', ({ faults, first }) => faults.slice(0, first)],
  });
  query<AdminContext>(builder, 'professionalGridDocking', {
    type: 'DockingReport!',
    description:
      '一种专业网格与基础网格的对接:漏覆盖、重复、边界不符、失效对接 / how a kind of professional grids is docked on the basic grids: gaps, doubles, boundaries that differ, dockings that are void',
    args: {
      kind: ['String!', '种类代码,如 fire / code of the kind, as fire'],
      area: ['String', '市、区、街道或社区代码,缺省为全部 / a city, district, street or community; all unless told'],
      on: ['String', '截至日期 YYYY-MM-DD,缺省为今天 / as of this day, today unless told'],
      tolerance: ['Float', '容许的边界差,平方米 / square metres by which boundaries may differ', defaultTolerance],
      first: ['Int', '返回多少处问题,默认 100,最多 1000 / how many faults, 100 unless told, at most 1000', 100],
    },
    access: 'admin',
    async resolve({ kind: code, area, on, tolerance, first }: DockingArguments, { db, policies }): Promise<Shown> {
      const kinds = policies.models.declared.plugins.flatMap((plugin) => plugin.grids);
      const kind = kinds.find((one) => one.code === code);
      if (!kind)
        throw new GridweaveError('BAD_USER_INPUT', {
          zh: `没有专业网格种类 ${code},现有: ${kinds.map((one) => one.code).join('、') || '无'}`,
          en: `there is no kind of professional grids ${code}; there are: ${kinds.map((one) => one.code).join(', ') || 'none'}`,
        });
      const report = await dockingReport(db, kind, {
        area: area ? valueOf(checkDivisionCode(area)) : undefined,
        on: on ? valueOf(checkDate(on)) : undefined,
        tolerance: tolerance ?? undefined,
      });
      return { ...report, kind, first: pageSize(first, 100) };
    },
  });
}

function valueOf(checked: Check): string {
  if (checked.ok) return checked.value;
  throw new GridweaveError('BAD_USER_INPUT', checked.text);
}
