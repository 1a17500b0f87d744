import { fileURLToPath } from 'node:url';

import { putCommunity, smallCommunity, testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import config from '../../gridweave.config.ts';
import { chromiumPath, Visitor } from './fixture/visitor.ts';

const community = smallCommunity(config.plugins, { code: '440309002001', today: '2025-03-03' });
const built = fileURLToPath(new URL('./dist', import.meta.resolve('@gridweave/app-console/package.json')));

describe.skipIf(chromiumPath === undefined)('the console in Chromium', () => {
  let platform: TestPlatform;
  let browser: Browser;
  beforeAll(async () => {
    platform = await testPlatform({
      plugins: config.plugins,
      console: built,
      departments: [
        { code: 'environment', title: { zh: '生态环境局', en: 'Ecology and environment' }, areas: ['440309'] },
      ],
      async rows(database) {
        await putCommunity(database, community);
        await sql`update core.person set phone = '1380013' || lpad((id % 10000)::text, 4, '0')`.execute(database.db);
      },
    });
    browser = await Visitor.open();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  const as = (name: string, key: string, width?: number): Promise<Visitor> =>
    Visitor.signIn(browser, { url: platform.url, key, name, ...(width ? { width } : {}) });

  const query = '{ persons(first: 3) { nodes { id phone } } }';

  test('from a missing field to the proof that it was read, each by whoever it takes', async () => {
    // the department: its query is refused; it finds the field in the catalogue and asks for it
    const officer = await as('officer', platform.key('environment'));
    const { page } = officer;
    await officer.go(`/query?document=${encodeURIComponent(query)}`);
    await officer.press('运行');
    await page.getByText('未获授权,查询没有运行').waitFor();
    await officer.picture('refused');
    await officer.go('/catalogue');
    await page.getByPlaceholder('搜索字段:中文、英文、拼音或坐标').fill('lianxidianhua');
    await page
      .getByRole('row', { name: /Person\.phone/ })
      .getByRole('link')
      .first()
      .click();
    await page.getByText('本部门尚未获得').waitFor();
    await officer.picture('field');
    await officer.press('申请', page.getByRole('dialog'));
    await page.getByLabel('用途').fill('噪声投诉走访');
    await page.getByLabel('法律依据').fill('噪声污染防治法第四十八条');
    await officer.picture('ask');
    await officer.press('提交申请');
    await page.getByText('申请已提交').waitFor();
    await officer.press('查看我的申请');
    await page.waitForURL(/requests\/\S+$/);
    const id = page.url().split('/').at(-1)!;

    // the keeper of the catalogue sees what it would show on real rows, and proposes less
    const keeper = await as('keeper', platform.adminKey('keeper'));
    await keeper.go(`/approvals/${id}`);
    await keeper.press('查看真实记录');
    await keeper.page.getByText('授权后').first().waitFor();
    await keeper.picture('samples');
    await keeper.press('提出其他条件');
    await keeper.page.getByText('脱敏', { exact: true }).first().click();
    await keeper.page.getByLabel('脱敏方式').click();
    await keeper.page.locator('.ant-select-item-option').first().click();
    await keeper.press('试看效果');
    await keeper.picture('narrowed');
    await keeper.press('向部门提出');
    await keeper.page.getByRole('dialog').getByLabel('理由(部门可见)').fill('走访只需核对尾号');
    await keeper.press('向部门提出', keeper.page.getByRole('dialog'));
    await keeper.page.getByText('已提出的条件,待部门答复').waitFor();

    // the department accepts
    await officer.go(`/requests/${id}`);
    await officer.press('接受');
    await page.getByText('已答复').waitFor();

    // the approver attaches the assessment that the law asks for, and approves
    const approver = await as('approver', platform.adminKey('approver'));
    await approver.go('/approvals');
    await approver.page.getByText('生态环境局').first().click();
    await approver.press('附上影响评估');
    await approver.page.getByLabel('标题').fill('噪声投诉走访个人信息保护影响评估');
    await approver.page.getByLabel('结论').fill('只显示尾号,风险低');
    await approver.press('附上');
    await approver.page.getByText('已附个人信息保护影响评估').waitFor();
    await approver.picture('before-approval');
    await approver.press('批准');
    await approver.press('批准', approver.page.getByRole('dialog'));
    await approver.page.getByText('已生效').first().waitFor();
    await approver.picture('approved');

    // the department reads what was refused before, under the mask
    await officer.go(`/query?document=${encodeURIComponent(query)}`);
    await page.getByLabel('用途(记入审计)').fill('噪声投诉走访');
    await officer.press('运行');
    await page.getByText('已脱敏').first().waitFor();
    const phones = await page.getByRole('row').locator('td:nth-child(2)').allInnerTexts();
    expect(phones).toEqual([1, 2, 3].map(() => expect.stringMatching(/^138\*{4}\d{4}$/)));
    await officer.picture('answered');

    // the auditor finds that read, and verifies the log
    const auditor = await as('auditor', platform.adminKey('auditor'));
    await auditor.go('/audit');
    await auditor.press('检索');
    const read = auditor.page.getByRole('row').filter({ hasText: '噪声投诉走访' }).first();
    await read.waitFor();
    await auditor.picture('found');
    await auditor.page.getByText('验证记录').first().click();
    await auditor.page.getByRole('button', { name: /验证/ }).last().click();
    await auditor.page
      .getByText(/未被改动|没有问题|完整无误/)
      .first()
      .waitFor();
    await auditor.picture('verified');
    for (const visitor of [officer, keeper, approver, auditor]) await visitor.close();
  }, 400_000);

  test('a record has the panels of plugins, with what the department may read', async () => {
    const officer = await as('record', platform.key('environment'));
    const { page } = officer;
    await officer.go('/records/LegalEntity');
    await page.locator('tbody').getByRole('link').first().click();
    await page.getByText('污染源与排污许可').waitFor();
    await officer.settled();
    await officer.picture('entity');
    expect(await page.getByText('证照与检查').count()).toBe(1);
    expect(await page.getByText('网格员实地所见').count()).toBe(0);
    // a value that is doubted goes to the keepers
    await officer.press('提出校核', page.locator('.ant-card').first());
    await page.getByRole('dialog').getByLabel('哪个字段').click();
    await page.locator('.ant-select-item-option').first().click();
    await page.getByRole('dialog').getByLabel('何处有误').fill('现场已停业');
    await officer.press('提交', page.getByRole('dialog'));
    await page.getByText('已提交,答复时会收到通知').waitFor();
    const keeper = await as('keeper', platform.adminKey('keeper'));
    await keeper.go('/objection-inbox');
    await keeper.press('答复', keeper.page.getByRole('row', { name: /现场已停业/ }));
    await keeper.page.getByText('核实无误').click();
    await keeper.page.getByLabel('答复(部门可见)').fill('网格员现场核实,仍在营业');
    await keeper.press('答复', keeper.page.getByRole('dialog'));
    await keeper.page.getByText('已答复').first().waitFor();
    await officer.go('/objections');
    await page.getByText('网格员现场核实,仍在营业').waitFor();
    await officer.picture('objections');
    for (const visitor of [officer, keeper]) {
      expect(visitor.failures).toEqual([]);
      await visitor.close();
    }
  }, 300_000);

  test('every layer that a plugin brings is drawn', async () => {
    const officer = await as('layers', platform.key('environment'));
    const { page } = officer;
    await officer.go('/map');
    const layers = page.getByLabel('图层');
    await layers.click();
    const names = await page.locator('.ant-select-item-option').allInnerTexts();
    expect(names).toContain('特种设备');
    for (const name of names) {
      await page.locator('.ant-select-item-option').getByText(name, { exact: true }).click();
      await officer.settled();
      await page.getByText(/图上 [1-9]\d* 条/).waitFor();
      expect([name, await page.locator('.ant-alert').allInnerTexts()]).toEqual([name, []]);
      await layers.click();
    }
    expect(officer.failures).toEqual([]);
    await officer.close();
  }, 200_000);

  test('the first load takes at most 300 kB, and nothing from elsewhere', async () => {
    const page = await browser.newPage();
    const loaded: Promise<number>[] = [];
    const hosts = new Set<string>();
    page.on('requestfinished', (request) => {
      hosts.add(new URL(request.url()).host);
      loaded.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await page.goto(`${platform.url}/console/`, { waitUntil: 'networkidle' });
    await page.getByLabel('密钥').waitFor();
    const bytes = (await Promise.all(loaded)).reduce((sum, size) => sum + size, 0);
    await page.close();
    expect([...hosts]).toEqual([new URL(platform.url).host]);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(300_000);
  }, 200_000);

  const pages = {
    environment: [
      '/catalogue',
      '/catalogue/House.houseCode',
      '/ask',
      '/requests',
      '/records/House',
      '/map',
      '/objections',
      '/notices',
      '/keys',
      '/query',
    ],
    keeper: [
      '/approvals',
      '/view-as/environment',
      '/matrix',
      '/drafts',
      '/usage',
      '/plugins',
      '/docking',
      '/system',
      '/objection-inbox',
    ],
    auditor: ['/audit', '/admin-notices'],
  } as const;

  test.each(Object.keys(pages) as (keyof typeof pages)[])(
    'the pages of %s are sound, fit a phone, and keep to WCAG 2.2 AA',
    async (who) => {
      const key = who === 'environment' ? platform.key(who) : platform.adminKey(who);
      for (const width of [1440, 390]) {
        const visitor = await as(who, key, width);
        for (const address of pages[who]) {
          await visitor.go(address);
          await visitor.settled();
          await visitor.picture(address.slice(1).replaceAll('/', '-'));
          expect([address, width, await visitor.overflow()]).toEqual([address, width, 0]);
          if (width > 500) expect([address, await visitor.faults()]).toEqual([address, []]);
        }
        expect(visitor.failures).toEqual([]);
        await visitor.close();
      }
    },
    400_000,
  );
});
