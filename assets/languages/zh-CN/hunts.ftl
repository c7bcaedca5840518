## What is looked for

hunts-find = 查找
hunts-name = 名称
hunts-regex = 正则表达式
hunts-match-case = 区分大小写
hunts-all-kinds = 文件和文件夹
hunts-files = 文件
hunts-folders = 文件夹
hunts-larger = 大于
hunts-smaller = 小于
hunts-newer = 晚于此日更改
hunts-older = 早于此日更改
hunts-preset = 命名的筛选器
hunts-no-preset = 无：使用下方的选择
hunts-hidden = 隐藏
hunts-any = 任意
hunts-hidden-only = 仅隐藏项
hunts-hidden-not = 不含隐藏项
hunts-permissions = 权限
hunts-owner = 服务器上的所有者
hunts-group = 服务器上的组
hunts-world-writable = 所有人可写
hunts-group-writable = 组可写
hunts-read-only = 所有者不可写
hunts-executable = 可执行
hunts-not-for-all = 并非所有人可读
hunts-begin = 查找
hunts-bad-size = 大小是带 B、KB、MB 或 GB 的数字
hunts-bad-day = 日期写作 2026-11-20

## How two folders are compared

hunts-compare = 比较文件夹
hunts-by-size = 按大小
hunts-by-time = 按大小和时间（以服务器给出的精度）
hunts-by-content = 按大小和内容：用校验和，否则取来每个字节
hunts-recursive = 包括其中的所有文件夹
hunts-compare-now = 比较

## What was found

hunts-found = 查找结果
hunts-nothing-yet = 尚未查找
hunts-nothing-yet-help = 查找会搜索本机和服务器上的整个文件夹树；比较文件夹显示两个窗格的差异。
hunts-where = 位置
hunts-difference = 差异
hunts-stop = 停止
hunts-clear = 清除
hunts-only-differences = 仅差异
hunts-select-for-upload = 选择较新和缺少的：上传
hunts-select-for-download = 选择较新和缺少的：下载
hunts-go = 在其文件夹中显示
hunts-edit = 编辑
hunts-copy-paths = 复制路径
hunts-delete-here = 在此计算机上删除
hunts-delete-there = 在服务器上删除
hunts-count = { $count ->
   *[other] 找到 { $count } 项
}
hunts-differ = { $count ->
   *[other] { $count } 处差异
}
hunts-folders-read = { $count ->
   *[other] 已读 { $count } 个文件夹
}
hunts-not-read = { $count ->
   *[other] { $count } 个文件夹无法读取
}
hunts-too-many = 找到的超过可保留的数量
hunts-stopped = 已停止

## Differences

hunts-same = 相同
hunts-only-here = 仅此处
hunts-only-there = 仅服务器上
hunts-newer-here = 此处较新
hunts-newer-there = 服务器上较新
hunts-other-size = 大小不同
hunts-other-contents = 内容不同
hunts-other-kind = 类型不同
hunts-unknown = 未知
