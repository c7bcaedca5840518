## Notices of the engine

news-kept-passwords = 现在无法使用保存的密码：{ $why }
news-password-not-kept = 无法保存密码：{ $why }
news-password-needs-master = 密码未保存：需要主密码
news-password-not-forgotten = 无法清除已删除站点的密码：{ $why }
news-passwords-unusable = 无法使用密码：{ $why }
news-file-set-aside = { $path } 已损坏，现移至 { $aside }：{ $why }
news-file-not-read = 无法读取 { $path }：{ $why }
news-file-not-written = 无法写入 { $path }：{ $why }
news-sites-set-aside = 无法读取站点（{ $why }）；文件已另存为 { $aside }
news-sites-managed = 无法读取 { $path } 中的站点：{ $why }
news-site-left-out = 站点“{ $site }”已略过：{ $why }
news-overruled = 另一个窗口期间更改了“{ $site }”的 { $keys }；以此处保存的为准
news-answer-not-kept = 无法将回答保存到设置中：{ $why }
news-trace-slow = 跟踪文件不完整：磁盘太慢
news-trace-failed = 跟踪文件不完整：写入失败
news-files = { $count ->
   *[other] { $count } 个文件
}
news-disk-full = { $place } 所在的磁盘已满：还有 { $files }，{ $bytes } 待传输。下载已暂停；请腾出空间后继续
news-disk-full-free = { $place } 所在的磁盘已满：还有 { $files }，{ $bytes } 待传输，剩余 { $free }。下载已暂停；请腾出空间后继续
news-server-full = { $place } 的磁盘或配额已满：还有 { $files }，{ $bytes } 待上传。上传已暂停；请腾出空间后继续

## Notices of the queue

news-queue-added = 已从 { $from } 添加到队列：{ $items }。任务将保持暂停，直到您放行
news-queue-left-out = 已略过：{ $what }
news-queue-site = 无法读取队列中的一个站点（{ $why }）；其文件将等到您连接它
news-queue-not-kept = 此次运行中加入队列的内容将在退出时丢失：{ $why }
news-queue-kept-again = 队列已重新保存到磁盘
news-queue-stuck = 无法写入队列（{ $why }）。每秒重试一次；在此之前不会开始任何文件，程序停止时您添加的内容会丢失
news-queue-lost = 队列不再保存（{ $why }）：现在添加的内容将在程序退出时丢失
news-queue-not-reachable = 此窗口打开期间，命令行无法访问此队列：{ $why }
news-queue-set-aside = 无法读取之前的队列（{ $why }）。已原样另存为 { $aside }
news-history-unreadable = 无法读取之前完成的记录：{ $why }

## Other notices

news-not-opened = 未能打开“{ $file }”：{ $why }。请在设置的“编辑”中选择程序
news-edits-found = 之前编辑的服务器文件仍在此处打开
news-edit-saved = “{ $name }”已保存到服务器
news-edit-waits = “{ $name }”仅保存在本机：{ $why }。一有可能就会上传到服务器
news-command-not-allowed = 未运行队列结束时的命令：尚无人同意
news-allowance-not-kept = 无法保存该命令的许可：{ $why }
news-end-notify = 队列结束时的通知未能执行：{ $why }
news-end-sound = 队列结束时的声音未能执行：{ $why }
news-end-command = 队列结束时的命令未能执行：{ $why }
news-end-sleep = 队列结束时的睡眠未能执行：{ $why }
news-end-shut-down = 队列结束时的关机未能执行：{ $why }
news-session-limit = { $limit ->
   *[other] { $server } 同时允许 { $limit } 个会话；稍后再尝试更多
}
news-slept = 此计算机睡眠了 { $time }；正在重新连接
news-nothing-to-take-back = 没有可撤销的操作
news-tls-gone = { $server } 以前提供 TLS，现在不再提供。可能有人篡改连接；未发送任何内容

## What came of a job

news-job-up = { $count ->
   *[other] 已上传 { $count } 个文件到 { $site }
}
news-job-up-none = 没有上传任何内容到 { $site }
news-job-down = { $count ->
   *[other] 已从 { $site } 下载 { $count } 个文件
}
news-job-down-none = 没有从 { $site } 下载任何内容
news-job-copied = { $count ->
   *[other] 已从 { $source } 复制 { $count } 个文件到 { $site }
}
news-job-copied-none = 没有从 { $source } 复制任何内容到 { $site }
news-job-and = { $text }，{ $part }
news-job-but = { $text }：{ $part }
news-job-skipped = { $count ->
   *[other] { $count } 个保持原样
}
news-job-failed = { $count } 个失败
news-job-filtered = { $count ->
   *[other] 筛选器略过 { $count } 项
}
news-job-hidden = { $count ->
   *[other] 略过 { $count } 个隐藏项
}
news-job-links = { $count ->
   *[other] 略过 { $count } 个链接
}
news-job-special = { $count ->
   *[other] 略过 { $count } 个特殊文件
}
news-job-unread = { $count ->
   *[other] 略过 { $count } 行无法读取或名称不允许的列表
}
news-job-sources-left = { $count ->
   *[other] { $count } 个源文件无法删除
}

## What the desktop is told at the end

news-end-title = 传输已完成
news-end-all = 没有待处理的内容。
news-end-failed = { $count ->
   *[other] { $count } 个文件失败；原因见队列。
}
