## lines

trace-connecting-to = 正在连接 { $address }
trace-connected-to = 已连接 { $address }
trace-resumed = ，已恢复
trace-data-connection-by = 数据连接 { $id }，{ $mode }，{ $address }
trace-the-server-named-for-data = 服务器为数据指定了 { $named }；实际使用 { $used }
trace-data-connection-under-tls = 数据连接 { $id } 使用 TLS{ $how }
trace-the-server = 服务器
trace-us = 我们
trace-not-as-it-should = ，方式不当
trace-data-connection-closed-by-after = • 数据连接 { $id } 由{ $by }在 { $size } 后关闭{ $how }
trace-no-answer-in-time = • 未及时应答：{ $waiting_for }
trace-closed = 已关闭：{ $why }
trace-command-waits = 命令 { $id } 等待中
trace-reply = 应答 { $code }
trace-data-connection-is-open = 数据连接 { $id } 已打开
trace-data-connection = 数据连接 { $id }：{ $size }

## trace_panel

trace-commands-and-replies-appear-here = 命令和应答会显示在这里，所有机密都被遮盖。
trace-nothing-was-said-yet = 还没有任何对话
trace-time = 时间
trace-session = 会话
trace-line = 行
trace-log = 日志
trace-copy-line = 复制此行
trace-copy-the-whole-log = 复制整个日志
trace-all-sessions = 所有会话
trace-closed-2 = 已关闭
trace-session-2 = 会话 { $number }，{ $name }

## What commands of FTP do, beside them in a list; in small letters

trace-stop-the-transfer = 停止传输
trace-room-that-a-file-needs = 文件所需的空间
trace-room-that-is-there = 可用空间
trace-go-to-the-folder-above = 前往上级文件夹
trace-say-which-program-this-is = 说明这是什么程序
trace-go-to-a-folder = 前往文件夹
trace-delete-a-file = 删除文件
trace-what-the-server-can-do = 服务器的能力
trace-checksum-of-a-file = 文件的校验和
trace-what-the-server-says-of = 服务器对其命令的说明
trace-when-a-file-was-modified = 文件的修改时间
trace-set-facts-of-a-file = 设置文件的属性
trace-set-when-a-file-was = 设置文件的修改时间
trace-make-a-folder = 创建文件夹
trace-facts-of-one-file = 单个文件的属性
trace-nothing = 什么也不做
trace-set-an-option = 设置选项
trace-which-folder-this-is = 当前是哪个文件夹
trace-delete-an-empty-folder = 删除空文件夹
trace-rename-from = 重命名：原名
trace-rename-to = 重命名：新名
trace-set-permissions = 设置权限
trace-commands-of-this-server-only = 此服务器特有的命令
trace-permissions-of-new-files = 新文件的权限
trace-size-of-a-file = 文件的大小
trace-state-of-the-server-or = 服务器或文件的状态
trace-which-system-it-is = 是什么系统
trace-crc-32-of-a-file = 文件的 CRC-32
trace-md5-of-a-file = 文件的 MD5
trace-sha-1-of-a-file = 文件的 SHA-1
trace-sha-256-of-a-file = 文件的 SHA-256
trace-command-for-the-server = 发给服务器的命令
trace-a-command-for-the-server = 发给服务器的命令，如 FEAT 或 SITE CHMOD 644 name
trace-send = 发送
