/** What the editor shows at first: how to sign in, and a query that every department may run. */
export const welcomeQuery = `# 织网 Gridweave
#
# 1. 双击下方 Headers 中的 PASTE_YOUR_KEY_HERE,
#    换成部门的密钥(启动时打印)。
#    In Headers below, double-click PASTE_YOUR_KEY_HERE
#    and paste your department's key (printed at start).
# 2. 点左下角的刷新按钮:文档只列出本部门可用的字段。
#    Press the refresh button at the bottom left: the
#    docs then show what your department was granted.
# 3. 运行 Run.

query Houses {
  houses(first: 5) {
    nodes {
      address
      use
      streetCode
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`;
