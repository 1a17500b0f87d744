/** What GraphiQL shows first. */
export const welcomeQuery = /* GraphQL */ `
  # 织网 Gridweave
  #
  # 1. 在下方 Headers 中,把 PASTE-YOUR-KEY-HERE 换成部门的密钥(启动时打印,也在 sample-credentials.json 中)。
  #    In Headers below, put your department's key in place of PASTE-YOUR-KEY-HERE
  #    (printed at start, and in sample-credentials.json).
  # 2. 点左下角的刷新按钮,文档中即为本部门可用的字段。
  #    Press the refresh button at the bottom left: the docs then show what your department was granted.
  # 3. 运行。 Run.

  query Houses {
    houses(first: 5) {
      nodes {
        houseCode
        streetCode
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;
