import { readFile, writeFile } from 'node:fs/promises';

import type { Print } from '../command.ts';
import { askAdmin, endpointHelp, endpointOptions } from '../endpoint/admin-endpoint.ts';
import { type Given, required, withSubcommands } from '../subcommands.ts';

const help = `用法 / Usage:
  gridweave policy export [--out FILE]
  gridweave policy diff FILE
  gridweave policy apply FILE --title TITLE --reason REASON

将权限策略写成文件(YAML,次序固定),可放入 git 评审;比较;提交为草案,由他人批准后生效。
Writes the policy as a file (YAML in a stable order) for git; compares a file with what is in force, in words and rows;
makes a draft of it, which others have to approve before it is in force.

  --out      写到此文件,不给为标准输出 / the file to write, standard output without it
${endpointHelp}`;

/** `gridweave policy`: the policy as files. */
export const policyCommand = withSubcommands('policy', '权限策略的导出、比较、提交 / the policy as files', help, {
  export: { options: { ...endpointOptions, out: { type: 'string' } }, words: 0, run: exportPolicy },
  diff: { options: endpointOptions, words: 1, run: diffPolicy },
  apply: {
    options: { ...endpointOptions, title: { type: 'string' }, reason: { type: 'string' } },
    words: 1,
    run: applyPolicy,
  },
});

async function exportPolicy(given: Given, print: Print): Promise<number> {
  const { policyFile } = await askAdmin(given, '{ policyFile { text version } }');
  const { out } = given.values;
  if (typeof out !== 'string') {
    print(policyFile.text.trimEnd());
    return 0;
  }
  await writeFile(out, policyFile.text);
  print(`✓ 策略版本 ${policyFile.version} 已写到 ${out} / policy version ${policyFile.version} was written to ${out}`);
  return 0;
}

const diffQuery = `query ($p: PolicyPoint!) {
  policyDiff(to: $p) { direction sentences { text { zh en } direction } rows { fields timedOut became { from to rows } } }
  policyCheck(policy: $p) { holds breaches { isNew text { zh en } } } }`;

const marks: Readonly<Record<string, string>> = { WIDER: '+', NARROWER: '-', MIXED: '±', EQUAL: ' ' };

async function diffPolicy(given: Given, print: Print): Promise<number> {
  const file = await readFile(given.positionals[0]!, 'utf8');
  const { policyDiff, policyCheck } = await askAdmin(given, diffQuery, { p: { file } });
  if (policyDiff.length === 0) print('· 与现行策略相同 / the same as what is in force');
  for (const { sentences, rows } of policyDiff) {
    for (const { text, direction } of sentences) print(`${marks[direction]} ${text.zh}\n  ${text.en}`);
    for (const { fields, became, timedOut } of rows) {
      const moves = timedOut
        ? ['? 行(计数超时)/ rows (counting took too long)']
        : became.map(({ from, to, rows: n }: any) => `${n} 行 rows ${from} → ${to}`);
      print(`    ${fields.join(', ')}: ${moves.join('; ')}`);
    }
  }
  const broken = policyCheck.breaches.filter(({ isNew }: any) => isNew);
  for (const { text } of broken) print(`✗ ${text.zh}\n  ${text.en}`);
  return broken.length > 0 ? 1 : 0;
}

async function applyPolicy(given: Given, print: Print): Promise<number> {
  const text = await readFile(given.positionals[0]!, 'utf8');
  const { draftFromPolicyFile: draft } = await askAdmin(
    given,
    `mutation ($text: String!, $title: String!, $reason: String!) {
      draftFromPolicyFile(text: $text, title: $title, reason: $reason) { id requirements { approvals } } }`,
    { text, title: required(given, 'title'), reason: required(given, 'reason') },
  );
  await askAdmin(given, 'mutation ($id: ID!) { submitDraft(id: $id) { id } }', { id: draft.id });
  print(`✓ 草案 ${draft.id} 已提请批准,须 ${draft.requirements.approvals} 人批准并生效`);
  print(`  Draft ${draft.id} waits for ${draft.requirements.approvals} approval(s), and to be activated`);
  return 0;
}
