/** What `gridweave sample --help` says. */
export const help = `用法 / Usage: gridweave sample [--size SIZE] [--seed N] [--today YYYY-MM-DD]

在空数据库中生成示例城市:真实区划,虚构的网格、房屋、人口、法人、事件。
Makes a sample city in an empty database: real divisions; grids, houses, people, entities and events made up.

  --size   community  一个社区 / one community               约 about      7,000 人 people
           street     一个街道(默认)/ one street (default)  约 about     90,000
           district   一个区 / one district                  约 about  2,000,000
           city       全市 / the whole city                  约 about 20,000,000
  --seed   随机种子,相同的种子得到相同的城市,默认 1 / the same seed gives the same city, 1 by default
  --today  示例所示的日期,默认今天 / the day that the sample shows, today by default

数据库 / Database: DATABASE_URL;不设时使用 GRIDWEAVE_DATA 目录(默认 .gridweave)中的内置 PostgreSQL,服务须先停止。
           Without DATABASE_URL the embedded PostgreSQL in the folder GRIDWEAVE_DATA (.gridweave); stop the server first.
中断后再次运行即可续完 / When interrupted, run it again: it completes what is missing.`;
