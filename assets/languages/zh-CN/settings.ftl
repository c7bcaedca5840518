## Pages

settings-language-of-the-system = 跟随系统

## Choices of the settings

settings-theme-system = 跟随系统
settings-theme-dark = 深色
settings-theme-light = 浅色
settings-rows-compact = 紧凑
settings-rows-normal = 普通
settings-rows-roomy = 宽松
settings-dates-short = 今天 07:00 · 11月20日 18:02
settings-dates-iso = 2026-11-20 18:02
settings-dates-iso-seconds = 2026-11-20 18:02:33
settings-dates-day-month-year = 20.11.2026 18:02
settings-dates-month-day-year = 11/20/2026 06:02 PM
settings-sizes-decimal = 12.4 KB（1 KB = 1,000 字节）
settings-sizes-binary = 12.1 KiB（1 KiB = 1,024 字节）
settings-sizes-bytes = 12,400 字节
settings-at-start-ask = 询问
settings-at-start-always = 打开
settings-at-start-never = 从空标签页开始
settings-when-busy-ask = 询问
settings-when-busy-background = 不开窗口继续，直到全部完成
settings-when-busy-stop = 停止传输

## Connections

settings-sessions-for-transfers-with-one = 与单个站点传输的会话
    .help = 同时传输这么多文件；服务器允许得更少时，不会要求更多。
settings-sessions-with-all-sites-together = 与所有站点合计的会话
    .help = 无论有多少站点，同时传输的文件不超过此数。
settings-data-connections = 数据连接
    .help = 用于输入的地址；保存的站点有自己的选择。

## Transfers

settings-upload-limit = 上传限速
    .help = 所有上传合计，每秒：500 KB、2.5 MB。空 = 无限制。
settings-no-limit = 无限制
settings-download-limit = 下载限速
    .help = 所有下载合计，每秒。
settings-limits-by-the-clock = 按时间限速
    .help = 规则用 ; 分隔：mon-fri 08:00-18:00 up=500000 down=0（每秒字节数，0 = 无限制）。
settings-uploads-at-a-time = 同时上传数
settings-downloads-at-a-time = 同时下载数
settings-attempts = 尝试次数
    .help = 开始这么多次后，传输才算失败。
settings-wait-before-the-second-attempt = 第二次尝试前的等待
    .help = 秒；之后每次等待加倍。
settings-longest-wait = 最长等待
    .help = 秒；两次尝试之间不会等得更久。
settings-keep-the-time-of-files = 保留文件时间
    .help = 传输后的文件保留来源的时间。用于此后的传输。
settings-keep-the-permissions-of-files = 保留文件权限
    .help = 传输后的文件由谁读取、写入和执行与来源相同；setuid 之类从不保留。用于此后的传输。
settings-upload-under-a-temporary-name = 先以临时名称上传
    .help = 没有人会在服务器上看到半个文件。用于输入的地址；保存的站点有自己的选择。

## Conflicts

settings-uploads-where-the-file-exists = 上传时服务器上已有该文件
settings-downloads-where-the-file-exists = 下载时本机已有该文件
    .help = 无法比较时间或大小时，总会询问。
settings-name-where-both-are-kept = 两者都保留时的名称
    .help = { "{" }name{ "}" } 是不含扩展名的名称，{ "{" }n{ "}" } 是编号，{ "{" }ext{ "}" } 是扩展名。

## Interface

settings-theme = 主题
settings-language = 语言
    .help = 窗口的语言。服务器的话保持原样。
settings-scale = 缩放
    .help = 一切的大小，包括文字。
settings-rows-of-lists = 列表行
settings-dates-and-times = 日期和时间
settings-sizes = 大小
settings-less-motion = 减少动画
    .help = 没有滑动和淡入淡出。桌面要求减少动画时，不开启此项也会如此。

## StartAndQuit

settings-tabs-of-the-last-run = 上次的标签页
    .help = 会重新连接服务器；密码取自密钥环，或会询问。
settings-folder-at-the-start = 启动时的文件夹
    .help = 空 = 上次结束之处。
settings-connect-at-the-start-to = 启动时连接到
    .help = 不含密码的地址。空 = 不连接。
settings-closing-the-window-while-files = 传输期间关闭窗口时

## Notifications

settings-ask-for-attention-when-all = 所有传输结束时提醒
    .help = 其他窗口在前时，任务栏会显示。

## Logging

settings-write-the-log-to-a = 将日志写入文件
    .help = 每个事件写成一行 JSON，密码被遮盖。从下次启动起；文件每次重新生成。

## Passwords

settings-passwords-may-be-kept = 可以保存密码
    .help = 关闭时，每次都会询问密码。从下次启动起。
settings-in-the-keyring-of-the = 保存在系统密钥环中
    .help = 关闭时，或没有密钥环时，密码保存在主密码保护的文件中。从下次启动起。
settings-lock-the-file-of-passwords = 锁定密码文件
    .help = 闲置这么多分钟后；0 = 从不。从下次启动起。

## Proxies

settings-proxy = 代理
    .help = 用于没有另行指定的站点。要使用代理，请在下方输入其地址。
settings-address-of-the-proxy = 代理地址
    .help = 类型://用户@主机:端口，类型为 socks5、socks4a、http、ftp-user、ftp-site、ftp-open 之一。会询问其密码。
settings-hosts-that-are-reached-without = 不经代理的主机
    .help = 名称（含其下所有）、地址、网络（10.0.0.0/8）或 *；以空格分隔。

## Lists

settings-mode-auto-what-works-epsv-first = 自动：用可行的方式，先试 EPSV
settings-mode-epsv-extended-passive = EPSV：扩展被动
settings-mode-pasv-passive-ipv4-only = PASV：被动，仅 IPv4
settings-mode-eprt-extended-active = EPRT：扩展主动
settings-mode-port-active-ipv4-only = PORT：主动，仅 IPv4
settings-exists-replace-if-newer = 较新则替换
settings-exists-replace-if-of-another-size = 大小不同则替换
settings-exists-replace-if-newer-or-of = 较新或大小不同则替换
settings-exists-replace-if-the-contents-differ = 内容不同则替换
settings-exists-resume-append-what-is-missing = 续传：补上缺少的部分
settings-exists-keep-both-under-a-free = 两者都保留，使用空闲的名称
settings-as-many-as-there-are-sessions = 与会话数相同
settings-proxy-of-the-environment = 依照环境变量
settings-proxy-none = 无
settings-proxy-below = 下方的代理

## What is wrong with what is typed; no full stop at the end

settings-a-number-from-to = 需要 { $least } 到 { $most } 的数
settings-a-number-with-kb-or-mb = 需要带 KB 或 MB 的数
settings-a-limit-is-at-least = 限速至少为每秒 1 字节
settings-the-whole-path-is-needed = 需要从顶层开始的完整路径
settings-an-address-without-a-password = 需要不含密码的地址

## settings_window

settings-page-connections = 连接
settings-page-transfers = 传输
settings-page-existing-files = 已有文件
settings-page-file-types = 文件类型
settings-page-interface = 界面
settings-page-start-and-quit = 启动和退出
settings-page-notifications = 通知
settings-page-log = 日志
settings-page-passwords = 密码
settings-page-proxies = 代理
settings-page-shortcuts = 快捷键
settings-settings = 设置
settings-what-is-changed-holds-at = 更改立即生效。
settings-find-a-setting = 查找设置
settings-no-setting-has-these-words = 没有设置包含这些词
settings-the-file-keeps-what-is = 在您于此另作选择之前，文件保留其中所写。

## shortcuts

settings-keys-as-in = 按键方案
settings-preset-of-shortcuts = 快捷键预设
settings-put-all-back = 全部恢复
settings-find-an-action = 查找操作
settings-find-an-action-or-keys = 查找操作或按键
settings-no-action-has-these-words = 没有操作包含这些词
settings-also = { $words }，另有 { $label }
settings-take-from = 去掉 { $words }：{ $label }
settings-press-the-keys-esc-leaves = 请按键；Esc 保持不变
settings-add-keys-for = 添加按键：{ $label }
settings-put-back-the-keys-of = 恢复按键：{ $label }
settings-calls-already = { $words } 已用于“{ $label }”
settings-leave-it = 保持不变
settings-take-it-for = 改用于“{ $label }”

## Passwords

settings-where-passwords-are = 密码所在
settings-passwords-forbidden = 无处保存：设置禁止保存。会询问密码。
settings-passwords-in-keyring = 在系统密钥环中。
settings-passwords-unknown = 尚未查看。
settings-passwords-nowhere = 此会话没有密钥环，也未设定主密码：会询问密码。
settings-passwords-open = 在主密码保护的文件中，锁定或 Portolan 结束前一直打开。
settings-passwords-locked = 在主密码保护的文件中，已锁定。
settings-choose-master = 设定主密码…
settings-open-passwords = 打开
settings-change-master = 更换主密码…
settings-lock-now = 立即锁定
settings-forgotten-master = 忘记了…
settings-forget-master-question = 没有主密码，任何人都无法读取密码。将文件另存，从空文件开始吗？
settings-set-passwords-aside = 另存
settings-new-master = 新主密码
settings-master = 主密码
settings-master-once-more = 再输入一次
settings-masters-differ = 两次输入不同
settings-use-master = 使用

## Editing

settings-page-editing = 编辑
settings-transfer-type-help = 二进制逐字节传输文件。ASCII (TYPE A) 让文本采用对方的换行；非文本内容会因此损坏，无法续传，大小和校验和也不能证明什么。自动则把下方列表认定的文本以 ASCII 传输。
settings-text-endings = 文本文件的扩展名
    .help = 用于自动：最后一个点之后的部分，以空格分隔。UTF-16 文本不应列在此处。
settings-text-endings-hint = txt html css
settings-text-names-hint = README; Makefile
settings-text-names = 文本文件的名称
    .help = 用于自动：完整名称，以 ; 分隔。
settings-text-without-ending = 没有扩展名的文件是文本
    .help = 用于自动。在 Unix 上，多数程序没有扩展名。
settings-text-hidden = 没有扩展名的隐藏文件是文本
    .help = 用于自动：以唯一的点开头的名称，如 .profile。
settings-an-ending-has-no-dot = 扩展名中不含点或 /：{ $ending }
settings-a-name-has-no-slash = 名称中不含 /：{ $name }
settings-editor = 编辑器
    .help = 打开要编辑的文件的程序及其参数；{"{"}file{"}"} 代表文件，否则文件排在最后。不经过 shell。留空则使用桌面的程序。
settings-programs-by-ending = 按扩展名指定程序
    .help = 查看和编辑时使用，扩展名 = 程序，以 ; 分隔：html css = code --wait; png = gimp
settings-editor-hint = code --wait
settings-programs-hint = html css = code --wait; png = gimp
