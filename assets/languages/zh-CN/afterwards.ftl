## The queue: what is done with it, and what happens at its end

action-older-done = 显示更早的
    .help = 显示列表之前完成的更多项目。
action-export-queue = 导出队列…
    .help = 把剩余的任务写入文件，以便带走或保存。
action-import-queue = 导入队列…
    .help = 添加此类文件中的内容；放行前一直搁置。
action-export-failures = 导出失败项…
    .help = 把失败的项目连同原因写入表格（CSV）。
action-filters = 命名筛选…
    .help = 选择和修改命名筛选，用于窗格和要传输的文件夹。
action-toggle-filters = 启用筛选
    .help = 开启或关闭上次使用的筛选组。
action-the-queue-is-empty = 队列是空的
action-all-that-is-remembered = 已显示所有记录
file-dialog-write-to = 将 { $name } 写入
file-dialog-a-file-of-filters = FileZilla 的 filters.xml
file-dialog-a-file-with-a-queue = 队列文件
app-some-filters-were-not-taken = 部分筛选未导入
app-the-filters-are-as-they = 筛选保持原样
app-filters-are-off = 筛选已关闭
prompts-portolan-closes-in = Portolan 将在 { $seconds } 秒后关闭
prompts-the-computer-sleeps-in = 电脑将在 { $seconds } 秒后睡眠
prompts-the-computer-is-shut-down-in = 电脑将在 { $seconds } 秒后关机
prompts-nothing-is-left-to-do = 没有剩余的任务。
prompts-failed-files-stay = { $count ->
   *[other] { $count } 个文件失败；队列会保留它们及其原因。
}
prompts-stop-it = 停止
prompts-run-this-at-the-end = 队列结束时运行这个吗？
prompts-it-is-run-as-it-stands = 按此处所示运行，每词一行，不经 shell，并拥有您在本机的全部权限。任何其他命令都会再次询问。
prompts-remove-it = 移除
prompts-let-it-run = 允许运行
prompts-not-now = 暂不

## settings and dock

settings-page-at-the-end = 队列结束时
settings-then-nothing = 什么也不做
settings-then-close = 关闭 Portolan
settings-then-sleep = 让电脑睡眠
settings-then-shut-down = 关闭电脑
settings-remember-what-is-done = 记住已完成的
    .help = 已完成列表中保留这么多文件，程序结束后也保留；0 = 不保留。
settings-show-a-notification = 显示通知
    .help = 任务耗时超过 10 秒时。
settings-play-a-sound = 播放声音
settings-run-a-command = 运行命令
    .help = 程序及其参数，不经 shell；引号把词连在一起。是否允许运行只问一次。
settings-and-then = 然后
    .help = 30 秒内可以停止。停靠区有仅用一次的同样选项。
settings-keep-the-computer-awake = 传输期间保持电脑唤醒
    .help = 在此之前不会自动睡眠。
settings-something-is-missing-behind = 最后一个 \ 后面缺少内容
settings-the-name-of-a-program = 首先需要程序名称
settings-the-closing-quote-is-missing = 缺少结尾的 { $quote }
queue-closes = 关闭
queue-sleeps = 睡眠
queue-shuts-down = 关机
queue-this-time-only = 仅此一次
queue-always = 始终
queue-run-a-command = 运行命令…
queue-a-command-runs = 正在运行命令…
queue-the-computer-may-fall-asleep = 电脑可能会提前睡眠：{ $why }
queue-waits-for-room-on-the-server = 等待服务器腾出空间
queue-waits-for-room-on-the-disk = 等待磁盘腾出空间
queue-paused = 已暂停
queue-the-site-is-held = 站点已搁置
queue-begins = { $when } 开始
pane-hidden-by-filters = 筛选隐藏了 { $count } 项

## work: details of a transfer, and when it begins

queue-begin-at = 开始时间…
detail-the-whole-error = 完整错误
detail-server = 服务器
detail-comes-from = 来自
detail-goes-to = 目标
detail-state = 状态
detail-attempts = 尝试次数
detail-session = 会话
detail-no-tls = 没有 TLS，或已无记录
detail-encryption = 加密
detail-data-connection = 数据连接
detail-said-on-this-session = 此会话最近的对话
begin-at-when-shall-it-begin = 何时开始？
begin-at-when-shall-everything-begin = 全部何时开始？
begin-at-a-time-is-needed = 需要像 22:30 或 2026-12-01 08:00 这样的时间
begin-at-time = 时间
begin-at-it-is-held-until = 在此之前搁置：{ $when }
begin-at-a-time-of-the-day = 只写时刻即指下一个；或写日期和时间，如 2026-12-01 08:00。
begin-at-begin-now = 立即开始
begin-at-begin-then = 届时开始
