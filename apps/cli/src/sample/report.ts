import type { SampleProgress, SampleReport } from '@gridweave/sample';

const number = new Intl.NumberFormat('en');

/** A line about how far the load is; undefined when there is nothing worth a line. */
export function progressLine(progress: SampleProgress, seconds: number): string {
  switch (progress.step) {
    case 'community': {
      const { size, done, total, rows } = progress;
      return `· ${size} ${done}/${total} 社区 communities  ${number.format(rows)} 行 rows  ${number.format(Math.round(rows / seconds))} 行/秒 rows/s`;
    }
    case 'index':
      return `· 建立索引 index ${progress.name}`;
    default:
      return '· 统计 analyse';
  }
}

/** What there is to say at the end: rows by table, time, rows per second, memory. */
export function reportText(report: SampleReport, peakBytes: number, databaseSize: string): string {
  const entries = Object.entries(report.rows);
  const total = entries.reduce((sum, [, rows]) => sum + rows, 0);
  const width = Math.max(...entries.map(([table]) => table.length));
  const seconds = report.milliseconds / 1000;
  return [
    '',
    ...entries.map(([table, rows]) => `  ${table.padEnd(width)}  ${number.format(rows).padStart(13)}`),
    '',
    `✓ ${report.size}, seed ${report.seed}, ${report.today}${report.resumed ? '(续完 / resumed)' : ''}`,
    `  ${number.format(total)} 行 rows  ${seconds.toFixed(1)} 秒 s  ${number.format(Math.round(total / seconds))} 行/秒 rows/s`,
    `  内存峰值 peak memory ${Math.round(peakBytes / 1e6)} MB  数据库 database ${databaseSize}`,
  ].join('\n');
}
