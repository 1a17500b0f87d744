/** What the editor of the admin endpoint shows at first. */
export const adminQuery = `# 织网 · 管理 Gridweave · Admin
#
# 将下方 Headers 中的 PASTE_YOUR_KEY_HERE 换成管理员密钥
# (示例城市的在数据目录的 sample-credentials.json)。
# In Headers below, put an admin's key in place of
# PASTE_YOUR_KEY_HERE (those of the sample city are in
# sample-credentials.json in the data folder).

query Overview {
  me {
    name
    roles
  }
  grants(states: [REQUESTED]) {
    id
    department
    fields
    purpose
    isOverdue
  }
  departments {
    code
    title {
      zh
    }
  }
}
`;
