## done

queue-files-appear-here-once-the = 服务器确认后，文件会显示在这里。
queue-nothing-done-yet = 还没有完成的项目
queue-file = 文件
queue-destination = 目标
queue-speed = 速度
queue-when = 时间
queue-checked = 核对
queue-done = 已完成
queue-left-as-it-was = 保持原样
queue-confirmed-size-compared = 已确认，大小已比较
queue-confirmed-by-the-server = 服务器已确认
queue-confirmed-as-text = 服务器已确认，以 ASCII 文本传输
queue-confirmed-compared = 已确认，{ $algorithm } 已比较
queue-confirmed-read-back-and-compared = 已确认，已读回并比较
queue-time-refused = 时间未保留：服务器拒绝
queue-time-not-supported = 时间未保留：服务器没有相应命令
queue-time-not-told = 时间未保留：服务器不提供时间
queue-permissions-refused = 权限未保留：服务器拒绝
queue-permissions-not-supported = 权限未保留：服务器没有相应命令

## failed

queue-nothing-failed = 没有失败的项目
queue-why = 原因
queue-failed = 失败
queue-details = 详情
queue-enter = Enter

## head

queue-transfers = 传输
queue-log = 日志
queue-throughput-s = 吞吐量：{ $size }/s
queue-left = 剩余 { $count }
queue-left-so-far = 目前剩余 { $count }
queue-no-limit = 无限制
queue-each = 各 { $rate }
queue-speed-limit = 速度限制
queue-uploads = 上传
queue-downloads = 下载
queue-sessions-for-transfers-with-one = 与单个站点传输的会话
queue-count-sessions = { $count ->
   *[other] { $count } 个会话
}
queue-continue = 继续
queue-pause = 暂停

## menu

queue-highest = 最高
queue-high = 高
queue-normal = 普通
queue-low = 低
queue-lowest = 最低
queue-highest-priority = 最高优先级
queue-high-priority = 高优先级
queue-low-priority = 低优先级
queue-lowest-priority = 最低优先级
queue-hold-after-the-files-that = 在传的文件完成后搁置
queue-priority = 优先级
queue-as-its-job = 同其任务
queue-this-whole-copy = 整个复制
queue-this-whole-upload = 整个上传
queue-this-whole-download = 整个下载
queue-this-site = 此站点
queue-as-usual = 照常
queue-as-its-site = 同其站点
queue-cancel-this-whole-copy = 取消整个复制
queue-server-to-server = 服务器到服务器
queue-cancel-this-whole-upload = 取消整个上传
queue-cancel-this-whole-download = 取消整个下载
queue-hold = 搁置

## transfers

queue-drag-files-from-one-pane = 把文件从一个窗格拖到另一个，或按 F5。
queue-nothing-to-transfer = 没有要传输的内容
queue-count-items = { $count ->
   *[other] { $count } 项
}
queue-before = 在 { $name } 之前
queue-to-the-end-of-the = 移到队列末尾
queue-progress = 进度
queue-amount = 数量
queue-left-2 = 剩余
queue-state = 状态
queue-to = { $words }{ $share }，{ $amount }，到 { $destination }
queue-so-far-2 = 目前 { $count }
queue-newer-here = ，这边较新
queue-newer-there = ，那边较新
queue-asks-exists = 询问：已存在{ $newer }
queue-retrying-in = { $after }后重试
queue-reading-the-folder = 正在读取文件夹

## lists: filter, groups, columns

queue-direction = 方向
queue-attempts = 尝试次数
queue-no-groups = 不分组
queue-by-job = 按任务
queue-by-server = 按服务器
queue-group-rows = 对列表分组
queue-filter-list = 筛选列表
queue-filter = 列表筛选
queue-filter-hint = 名称、路径、服务器、状态
queue-filter-state = 显示
queue-close-filter = 关闭筛选
queue-all-states = 所有状态
queue-only-moving = 传输中
queue-only-waiting = 等待中
queue-only-held = 已搁置
queue-only-asking = 待询问
queue-all-checks = 所有校验方式
queue-only-size = 已比较大小
queue-only-checksum = 已比较校验和
queue-only-read-back = 已回读
queue-only-confirmed = 仅服务器确认
queue-only-text = 以 ASCII 文本
queue-only-skipped = 保持原样
queue-both-ways = 双向
queue-shown-of = { $shown } / { $whole }
queue-all-shown = { $count ->
   *[other] { $count } 行
}
queue-sorting = 正在排序列表
queue-left-the-list = 已完成或已移除
queue-fold = 折叠 { $name }
queue-unfold = 展开 { $name }
queue-fold-all = 折叠所有分组
queue-unfold-all = 展开所有分组
queue-select-group = 选择其中的行
queue-hold-group = 搁置 { $name }
queue-continue-group = 继续 { $name }
queue-first-group = 先处理 { $name }
queue-priority-of-group = { $name } 的优先级
queue-remove-group = 移除 { $name }
queue-remove-all = 全部移除
queue-retry-group = 重试 { $name }
queue-moving = { $count ->
   *[other] { $count } 个传输中
}
queue-nothing-matches = 列表中没有符合筛选条件的项目
queue-waits-over = 等待中：服务器仍在计入已结束的会话
queue-waits-allowed = { $count ->
   *[other] 等待中：服务器允许 { $count } 个会话
}
queue-waits-found = { $count ->
   *[other] 等待中：服务器目前接受 { $count } 个会话（{ $why }）；稍后再尝试一个
}
queue-waits-others = { $what }；{ $names } 也在使用
