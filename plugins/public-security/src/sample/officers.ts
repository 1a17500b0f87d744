/** Names of officers who visit and check; made up. */
export const officers = ['陈国辉', '林志强', '黄晓明', '刘建军', '吴海燕', '周文斌', '郑伟东', '何永康'] as const;
