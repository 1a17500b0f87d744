/** A trade: section and code of GB/T 4754, the word in a name, scope of business, and its weight where it occurs. */
export interface Trade {
  readonly section: string;
  readonly code: string;
  readonly word: string;
  readonly scope: string;
  readonly weight: number;
}

function trades(text: string): readonly (readonly [Trade, number])[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [section, code, word, scope, weight] = line.trim().split(' ') as [string, string, string, string, string];
      return [{ section, code, word, scope, weight: Number(weight) }, Number(weight)] as const;
    });
}

/** Shops on ground floors. */
export const shopTrades = trades(`
  H 6210 湘菜馆 餐饮服务 6
  H 6210 餐饮店 餐饮服务 10
  H 6220 快餐店 餐饮服务 8
  H 6220 沙县小吃店 餐饮服务 4
  H 6232 奶茶店 饮品制售 5
  H 6291 早餐店 餐饮服务 4
  F 5213 便利店 预包装食品零售 11
  F 5212 超市 日用百货、食品零售 4
  F 5226 烟酒商行 烟酒零售 4
  F 5223 水果店 水果零售 5
  F 5224 猪肉档 生鲜肉类零售 3
  F 5251 药店 药品零售 4
  F 5274 手机店 通讯设备零售 3
  F 5283 五金店 五金零售 4
  F 5232 服装店 服装零售 4
  F 5264 电动车行 电动自行车零售及维修 3
  O 8040 美发店 理发及美容服务 6
  O 8030 洗衣店 洗染服务 2
  O 8121 电器维修部 日用电器修理 2
  O 8111 汽车维修店 汽车修理与维护 2
  G 6020 快递服务站 快件收派 4
  K 7030 房产中介部 房地产中介服务 4
  R 9012 棋牌室 棋牌娱乐 2
  Q 8425 诊所 门诊医疗服务 2
  P 8391 培训中心 文化艺术培训 2
`);

/** Factory floors and warehouses. */
export const factoryTrades = trades(`
  C 3982 电子 电子电路制造 16
  C 3989 电子元器件 电子元件制造 10
  C 3922 通信设备 通信终端设备制造 6
  C 2929 塑胶制品 塑料零件制造 14
  C 3525 精密模具 模具制造 11
  C 3311 五金制品 金属结构制造 10
  C 3360 表面处理 金属表面处理及热处理加工 3
  C 2319 印刷 包装装潢印刷 7
  C 2231 纸品包装 纸和纸板容器制造 6
  C 3829 电器 输配电及控制设备制造 5
  C 3872 照明科技 照明灯具制造 5
  C 1810 服饰 服装制造 4
  C 2110 家具 木质家具制造 3
  C 2651 新材料 初级形态塑料制造 2
  C 3841 电池 锂离子电池制造 4
  G 5990 仓储物流 仓储服务 4
`);

/** Offices. */
export const officeTrades = trades(`
  I 6513 软件 应用软件开发 14
  I 6531 信息技术 信息系统集成服务 8
  I 6429 网络科技 互联网信息服务 7
  F 5179 贸易 货物及技术进出口 14
  F 5193 电子商务 互联网批发 9
  L 7291 企业管理咨询 社会经济咨询 8
  L 7221 供应链管理 供应链管理服务 8
  L 7251 广告传媒 广告服务 5
  L 7264 人力资源 劳务派遣服务 4
  E 5011 装饰工程 建筑装饰工程 5
  G 5821 国际货运代理 货物运输代理 6
  K 7010 置业 房地产开发经营 2
  J 6639 投资管理 投资管理 3
  M 7320 工程技术 工程技术研究 4
  L 7231 律师事务所 法律服务 1
`);
