import { fileURLToPath } from 'node:url';

import { core } from '@gridweave/core';
import { sendOperation, testPlatform, type TestPlatform } from '@gridweave/testing';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { chromiumPath, Visitor } from './fixture/visitor.ts';

const built = fileURLToPath(new URL('./dist', import.meta.resolve('@gridweave/app-console/package.json')));

describe.skipIf(chromiumPath === undefined)('keys and saved queries in Chromium', () => {
  let platform: TestPlatform;
  let browser: Browser;
  beforeAll(async () => {
    platform = await testPlatform({
      plugins: [core],
      console: built,
      departments: [
        { code: 'fire', title: { zh: '消防救援支队', en: 'Fire brigade' }, areas: ['440306'] },
        { code: 'police', title: { zh: '公安局', en: 'Police' }, areas: ['4403'] },
      ],
    });
    browser = await Visitor.open();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  test('a department makes its key anew, sees it once, and stays signed in with it', async () => {
    const old = platform.key('fire');
    const document = '{ houses(first: 1) { nodes { houseCode } } }';
    const call = (key: string) => sendOperation(`${platform.url}/graphql`, key, document);
    await call(old);
    await call(old);
    await sendOperation(`${platform.url}/graphql`, old, '{ persons(first: 1) { nodes { documentNumber } } }');
    await platform.services.audit.flush();
    const visitor = await Visitor.signIn(browser, { url: platform.url, key: old, name: 'keys' });
    const { page } = visitor;
    await visitor.go('/keys');
    await page.getByText('字段或运算未获授权').waitFor();
    await visitor.settled();
    await visitor.picture('usage');
    await visitor.press('轮换密钥');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('旧密钥立即失效').waitFor();
    // stands still by then
    await dialog.getByRole('button', { name: '换发新密钥' }).hover();
    await visitor.picture('confirm');
    await visitor.press('换发新密钥', dialog);
    const shown = dialog.getByText(/^gw_/);
    await shown.waitFor();
    const key = (await shown.textContent())!;
    expect(key).not.toBe(old);
    await visitor.press('复制', dialog);
    await dialog.getByText('复制成功').waitFor();
    await dialog.getByText('新密钥').hover();
    await visitor.picture('shown');
    expect(await visitor.faults()).toEqual([]);
    // only what was pressed closes it
    await page.keyboard.press('Escape');
    expect(await shown.isVisible()).toBe(true);
    await visitor.press('已妥善保存', dialog);
    await shown.waitFor({ state: 'detached' });
    expect(await page.content()).not.toContain(key);
    await visitor.go('/keys');
    await visitor.settled();
    expect(await page.getByText('当前登录').isVisible()).toBe(true);
    expect([(await call(old)).status, (await call(key)).status]).toEqual([401, 200]);
    expect(visitor.failures).toEqual([]);
    await visitor.close();
  }, 60_000);

  test('queries are kept by name, opened, renamed, and deleted with a way back', async () => {
    const visitor = await Visitor.signIn(browser, { url: platform.url, key: platform.key('police'), name: 'saved' });
    const { page } = visitor;
    const document = 'query Doors { houses(first: 2) { nodes { id } } }';
    await visitor.go(`/query?document=${encodeURIComponent(document)}`);
    await visitor.press('已保存');
    await page.getByText('还没有保存的查询').waitFor();
    await visitor.picture('nothing');
    await page.keyboard.press('Escape');
    await visitor.press('保存');
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('名称').inputValue()).toBe('Doors');
    await dialog.getByLabel('名称').fill('门牌');
    await page.keyboard.press('Enter');
    await page.getByText('已保存「门牌」').waitFor();
    await visitor.go('/query?document=%7Bme%7D');
    await visitor.press('已保存 1');
    await dialog.getByText('门牌', { exact: true }).hover();
    await visitor.picture('list');
    expect(await visitor.faults()).toEqual([]);
    await visitor.press('重命名 门牌', dialog);
    await dialog.getByLabel('名称').fill('没有改');
    await page.keyboard.press('Escape');
    await visitor.press('重命名 门牌', dialog);
    await dialog.getByLabel('名称').fill('门牌号');
    await page.keyboard.press('Enter');
    await visitor.press('删除 门牌号', dialog);
    await dialog.getByText('还没有保存的查询').waitFor();
    await visitor.press('撤销');
    await visitor.press('打开', dialog);
    const editor: Locator = page.getByRole('textbox', { name: 'GraphQL 查询' });
    await editor.getByText('Doors').waitFor();
    expect(visitor.failures).toEqual([]);
    await visitor.close();
  }, 60_000);
});
