/** What `gridweave mirror --help` says. */
export const help = `用法 / Usage:
  gridweave mirror --types Person,House --to postgres://… --url http://…
  gridweave mirror --types Person,House --to copy.ndjson --url http://… --once

使部门自己的副本与平台保持一致:先载入,再跟踪变更;不再可留存的随即删除并报告。随时可中断,再次运行即从中断处继续。
Keeps a department's own copy in step: loads it, then follows the changes; what may no longer be kept is dropped at
once, and reported. It may be interrupted at any point, and goes on from there when it is run again.

  --types      类型,以逗号分隔 / types, separated by commas
  --fields     字段,如 Person.name,House.address;不给为所有可读取且可订阅的值 / fields; without it all values that
               may be read and followed (READ and SUBSCRIBE). Person.house 存所指记录的标识 / keeps the id of the house
  --areas      区域代码,以逗号分隔 / area codes (4, 6, 9, 12 or 14 digits), separated by commas
  --to         postgres://… 或 .ndjson 文件 / or a file of JSON lines
  --schema     PostgreSQL 的 schema,默认 / the schema in PostgreSQL, by default gridweave
  --url        服务地址,默认 / address of the server, by default http://127.0.0.1:4000
  --key-file   存有密钥的文件;不给则取环境变量 GRIDWEAVE_KEY / file with the key; the variable GRIDWEAVE_KEY without it
  --purpose    用途,记入平台日志 / what the copy is for, for the log of the platform
  --once       追上后即结束 / ends when it has caught up
  --every      隔多少秒查看变更,默认 1 / seconds between two looks at the changes, 1 by default
  --patience   无法连接时多少秒后放弃,默认 --once 为 60,否则一直重试
               seconds without a connection after which it gives up: 60 with --once, otherwise it goes on trying

PostgreSQL:每类型一张表(legal_entity),每字段一列(house_code):文本为 text,数为 bigint 或 double precision,
是非为 boolean,列表与图形为 jsonb;mirror_type 为进度,mirror_dropped 为删除记录。删除列时,用到它的视图一并删除。
A table for each type (legal_entity), a column for each field (house_code): text, bigint, double precision, boolean,
jsonb for lists and shapes; mirror_type has how far it has come, mirror_dropped what was dropped. Views on a column that
goes, go with it.

文件 File:只追加的行 / lines that are only appended: {"upsert":"Person","id","record"}, {"delete":"Person","id"},
{"dropped"}, {"held"};以 held 结束的才算数 / what stands before a line "held" counts. 删除字段、重新载入时整个文件
换新 / When a field is dropped or a type loaded anew, the file is replaced by a new one. 标识存于内存 / The ids are in memory.

退出码 / Exit codes:
  0  完成,或被 SIGTERM、SIGINT 结束 / done, or ended by a signal
  1  其他失败 / another failure
  2  参数有误:未知类型、地址或目标不对 / wrong arguments: unknown type, wrong address or target
  3  未获授权,或已无可留存的内容 / not granted, or nothing is left that may be kept
  4  密钥不被接受 / the key is not accepted; 副本保持不变 / the copy is left as it is
  5  在 --patience 之内无法连接 / no connection within --patience`;
