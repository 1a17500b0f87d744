import type { Title } from '../label/label.ts';
import type { Builder } from './builder.ts';
import { describe } from './describe.ts';
import { areaLevels } from './names.ts';
import { planned } from './planned.ts';

const levelTitles = {
  CITY: '市 / city',
  DISTRICT: '区 / district',
  STREET: '街道 / street',
  COMMUNITY: '社区 / community',
  GRID: '社区基础网格 / basic grid',
};

/** The types that every graph has: connections, page info, order direction, counts by area. */
export class SharedTypes {
  readonly #builder: Builder;
  readonly #connections = new Map<string, unknown>();
  #made: { pageInfo?: any; direction?: any; areaLevel?: any; areaCount?: any } = {};

  constructor(builder: Builder) {
    this.#builder = builder;
  }

  get direction(): any {
    return (this.#made.direction ??= this.#builder.enumType('OrderDirection', {
      description: '排序方向 / direction of an order',
      values: {
        ASC: { value: 'asc', description: '升序,空值在后 / ascending, nulls last' },
        DESC: { value: 'desc', description: '降序,空值在后 / descending, nulls last' },
      },
    }));
  }

  get areaLevel(): any {
    return (this.#made.areaLevel ??= this.#builder.enumType('AreaLevel', {
      description: '区域级别:市、区、街道、社区、网格 / level of area: city, district, street, community, basic grid',
      values: Object.fromEntries(
        Object.keys(areaLevels).map((name) => [
          name,
          { value: name, description: levelTitles[name as keyof typeof levelTitles] },
        ]),
      ),
    }));
  }

  get areaCount(): any {
    return (this.#made.areaCount ??= this.#builder.objectRef('AreaCount').implement({
      description:
        '一个区域(及分组)的数量;低于最小组数的不返回 / the count of an area (and group); groups below the minimum size are left out',
      fields: (t: any) => ({
        areaCode: t.field({ type: 'String', resolve: planned, description: '区域代码 / code of the area' }),
        areaName: t.field({ type: 'String', resolve: planned, description: '区域名称 / name of the area' }),
        value: t.field({ type: 'String', resolve: planned, description: '分组值 / value of the group' }),
        count: t.field({
          type: 'Int',
          nullable: false,
          resolve: planned,
          description:
            '数量;所计之行不全可读时取整为最小组数的倍数,见 extensions.gridweave.rounded / count; where not all counted rows may be read it is rounded to a multiple of the smallest group, see extensions.gridweave.rounded',
        }),
      }),
    }));
  }

  get #pageInfo(): any {
    return (this.#made.pageInfo ??= this.#builder.objectRef('PageInfo').implement({
      description: '分页信息 / about a page',
      fields: (t: any) => ({
        hasNextPage: t.field({
          type: 'Boolean',
          nullable: false,
          resolve: planned,
          description: '后面是否还有 / whether there is more after it',
        }),
        endCursor: t.field({
          type: 'String',
          resolve: planned,
          description: '最后一条的游标 / cursor of the last one',
        }),
      }),
    }));
  }

  connection(name: string, title: Title, node: unknown): any {
    const known = this.#connections.get(name);
    if (known) return known;
    const edge = this.#builder.objectRef(`${name}Edge`).implement({
      description: describe({ zh: `${title.zh}及其游标`, en: `${title.en} with its cursor` }),
      fields: (t: any) => ({
        node: t.field({ type: node, nullable: false, resolve: planned, description: describe(title) }),
        cursor: t.field({ type: 'String', nullable: false, resolve: planned, description: '游标 / cursor' }),
      }),
    });
    const connection = this.#builder.objectRef(`${name}Connection`).implement({
      description: describe({ zh: `一页${title.zh}`, en: `A page of ${title.en.toLowerCase()}` }),
      fields: (t: any) => ({
        nodes: t.field({
          type: [node],
          nullable: { list: false, items: false },
          resolve: planned,
          description: '记录 / records',
        }),
        edges: t.field({
          type: [edge],
          nullable: { list: false, items: false },
          resolve: planned,
          description: '记录及游标 / records with cursors',
        }),
        pageInfo: t.field({
          type: this.#pageInfo,
          nullable: false,
          resolve: planned,
          description: '分页信息 / about the page',
        }),
        totalCount: t.field({
          type: 'Int',
          nullable: false,
          resolve: planned,
          description: '范围内总数,仅在请求时计算 / how many there are in scope, counted only when asked',
        }),
      }),
    });
    this.#connections.set(name, connection);
    return connection;
  }
}
