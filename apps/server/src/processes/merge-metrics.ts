const sample = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;

/** Joins the metrics of several processes, each text under its name: every number gets the label `process`. */
export function mergeMetrics(texts: ReadonlyMap<string, string>): string {
  const families = new Map<string, { readonly comments: readonly string[]; readonly samples: string[] }>();
  for (const [process, text] of [...texts].toSorted(([a], [b]) => Number(a) - Number(b))) {
    let comments: string[] = [];
    let samples: string[] = [];
    for (const line of text.split('\n')) {
      if (line.startsWith('# HELP ')) comments = [line];
      else if (line.startsWith('# TYPE ')) {
        comments.push(line);
        const name = line.split(' ')[2]!;
        if (!families.has(name)) families.set(name, { comments, samples: [] });
        samples = families.get(name)!.samples;
      } else {
        const [, name, labels, number] = sample.exec(line) ?? [];
        if (name) samples.push(`${name}{process="${process}"${labels ? `,${labels}` : ''}} ${number}`);
      }
    }
  }
  return `${[...families.values()].flatMap(({ comments, samples }) => [...comments, ...samples]).join('\n')}\n`;
}
