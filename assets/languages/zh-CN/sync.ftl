sync-title = 同步 { $here } { $arrow } { $there }
sync-mode = 以哪一边为准
sync-mirror-there = 镜像到服务器
sync-mirror-here = 镜像到此计算机
sync-update-there = 更新服务器
sync-update-here = 更新此计算机
sync-both = 双向
sync-compare-by = 比较依据
sync-by-time = 比较：大小和时间
sync-by-size = 比较：大小
sync-by-content = 比较：内容
sync-filters = 筛选器：{ $name }
sync-uploads = { $count ->
   *[other] { $count } 个上传 · { $size }
}
sync-downloads = { $count ->
   *[other] { $count } 个下载 · { $size }
}
sync-deletions = { $count ->
   *[other] { $count } 个删除
}
sync-comparing = 正在比较…
sync-comparing-so-far = 正在比较… 已读取 { $folders } 个文件夹
sync-compared = 已读取 { $folders } 个文件夹，{ $same } 个相同项未显示
sync-unread = { $count ->
   *[other] { $count } 个文件夹无法读取
}
sync-with-same = 显示相同项
sync-nothing-yet = 尚未更改任何内容。
sync-keep = 记住这些选择
sync-keep-help = 下次此对话框将以此方式开始。
sync-nothing-to-do = 无需操作
sync-do = { $count ->
   *[other] 同步 { $count } 项
}
sync-caution-unread = 未勾选任何删除：并非所有内容都能读取。
sync-caution-empty = 未勾选任何删除：要镜像的一边没有任何内容。
sync-caution-too-many = 未勾选任何删除：找到的内容超过可保留的数量。
sync-caution-unfinished = 未勾选任何删除：比较未进行到底。
sync-untick = 全部取消勾选
sync-plan = 将要执行的操作
sync-path = 路径
sync-here = 本机
sync-server = 服务器
sync-why = 原因
sync-left = 保持不变
sync-not-touched = { $why }：不处理
