## Tabs of the form

sites-tab-general = 常规
sites-tab-transfer = 传输
sites-tab-security = 安全
sites-tab-network = 网络
sites-tab-advanced = 高级

## The form of a site: choices

sites-log-on-anonymous = 匿名
sites-log-on-user = 用户和密码
sites-log-on-account = 用户、密码和账户
sites-log-on-ask = 用户，并询问密码
sites-log-on-interactive = 交互：由服务器询问
sites-mode-default = 自动：先被动，再主动
sites-mode-epsv = EPSV：扩展被动，由我们连接
sites-mode-pasv = PASV：被动，由我们连接，仅 IPv4
sites-mode-eprt = EPRT：扩展主动，由服务器连接
sites-mode-port = PORT：主动，由服务器连接，仅 IPv4
sites-tls-if-offered = FTP，如提供则用 TLS
sites-tls-explicit = FTP over TLS，必须（显式）
sites-tls-implicit = 从首字节起 FTP over TLS（隐式）
sites-tls-off = 明文 FTP：途中任何人都能读到
sites-if-exists-default = 依照设置
sites-if-exists-replace = 替换
sites-if-exists-newer = 来源较新则替换
sites-if-exists-size = 大小不同则替换
sites-if-exists-newer-or-size = 来源较新或大小不同则替换
sites-if-exists-content = 内容不同则替换
sites-if-exists-resume = 补上缺少的部分
sites-if-exists-keep-both = 两者都保留
sites-if-exists-skip = 保持不变
sites-verify-default = 依照设置
sites-verify-size = 按大小
sites-verify-checksum = 按校验和（服务器提供时）
sites-verify-read-back = 按校验和，或读回比较
sites-family-default = IPv4 和 IPv6，先应答者
sites-family-ipv4 = 仅 IPv4
sites-family-ipv6 = 仅 IPv6
sites-when-default = 已知服务器支持时
sites-when-always = 总是
sites-when-never = 从不

## The form of a site: fields; .hint is what stands in an empty one, .on what is beside a tick

sites-field-name = 名称
sites-field-tls = 协议
sites-field-host = 主机
sites-field-port = 端口
sites-field-log-on = 登录方式
sites-field-user = 用户
sites-field-remote-folder = 远程文件夹
    .hint = 登录后的文件夹
sites-field-local-folder = 本地文件夹
    .hint = 正在显示的
sites-field-mode = 数据连接
sites-field-colour = 颜色
sites-field-icon = 图标
sites-field-note = 备注
sites-field-sessions = 会话
    .hint = 依照设置，1 到 32
sites-field-if-exists = 已存在时
sites-field-atomic = 上传
    .on = 完整之前使用临时名称
sites-field-bin = 被替换的文件
    .on = 移入服务器回收站 .portolan-bin，保留 30 天
sites-field-verify = 传输的证明
sites-field-upload-limit = 上传限速
    .hint = 每秒 KiB；空 = 无
sites-field-download-limit = 下载限速
    .hint = 每秒 KiB；空 = 无
sites-field-linked-browsing = 窗格
    .on = 一起进入文件夹（联动浏览）
sites-field-compare =
    .on = 连接后立即比较两侧
sites-field-tls-min = 最低版本
sites-field-tls-max = 最高版本
sites-field-pin = 证书
    .hint = 除受信任者外唯一接受的证书的 SHA-256
sites-field-client-certificate = 我方证书
    .hint = 服务器据以识别本机的 PEM 文件
sites-field-plain-data = 文件
    .on = 服务器拒绝保护时以明文传输
sites-field-proxy = 代理
    .hint = 依照设置；`none` 或 socks5://host:port
sites-field-proxy-commands = 代理命令
    .hint = 用于 ftp-custom://：USER %u@%h、PASS %p，每行一个
sites-field-family = 地址
sites-field-active-ports = 主动端口
    .hint = 50000-50100；空 = 任意空闲端口
sites-field-external-address = 主动地址
    .hint = 路由器的地址；空 = 本机地址
sites-field-trust-pasv-address = 被动地址
    .on = 连接到服务器给出的地址（PASV）
sites-field-keep-alive = 保持连接
    .hint = noop:30；stat:60、pwd:60 或 off
sites-field-encoding = 名称编码
    .hint = UTF-8 或自动识别；否则 GBK、windows-1252 …
sites-field-time-offset = 时钟
    .hint = 自动识别；否则比 UTC 快 +01:00
sites-field-server-family = 服务器系列
    .hint = 自动识别
sites-field-hidden-files = LIST -a
sites-field-language = 语言
    .hint = 服务器用语的语言，如 `en`（LANG）
sites-field-allocate =
    .on = 每次上传前告知大小
sites-field-post-login = 登录后
    .hint = 命令，每行一个：SITE UMASK 022

## draft

sites-a-user-has-no-control = 用户名不能含控制字符
sites-who-logs-on = 谁来登录？
sites-every-bookmark-needs-a-name = 每个书签都需要名称
sites-every-bookmark-needs-a-folder = 每个书签都需要一个文件夹，这边或那边
sites-this-is-no-number = 这不是数
sites-this-is-no-number-of = 这不是每秒 KiB 数
sites-some-bytes-a-second-are = 需要每秒若干字节，或留空表示无限制

## folder

sites-folder = 文件夹
sites-name-of-the-folder = 文件夹名称
sites-holds = 包含
sites-count-sites = { $count ->
   *[other] { $count } 个站点
}

## form

sites-this-site-is-of-the = 此站点属于本机管理员的文件。创建副本即可修改副本。
sites-host = 主机
sites-port = 端口
sites-colour-teal = 颜色：青
sites-colour-violet = 颜色：紫
sites-colour-green = 颜色：绿
sites-colour-amber = 颜色：琥珀
sites-colour-red = 颜色：红
sites-colour-blue = 颜色：蓝
sites-colour-magenta = 颜色：品红
sites-colour-orange = 颜色：橙
sites-icon-anchor = 图标：锚
sites-icon-globe = 图标：地球
sites-icon-drives = 图标：驱动器
sites-icon-cloud = 图标：云
sites-icon-database = 图标：数据库
sites-icon-desktop = 图标：台式机
sites-icon-laptop = 图标：笔记本
sites-icon-house = 图标：房子
sites-icon-router = 图标：路由器
sites-icon-picture = 图标：图片
sites-icon-music = 图标：音乐
sites-icon-code = 图标：代码
sites-icon-parcel = 图标：包裹
sites-icon-bug = 图标：虫子
sites-icon-star = 图标：星
sites-asked-for-the-settings-of = 会询问：本机的设置禁止保存密码
sites-asked-for-when-it-is = 未输入时，需要时会询问
sites-kept-under-the-master-password = 保存在主密码之下，或会询问
sites-kept-in-the-system-keyring = 保存在系统密钥环中，或会询问
sites-bookmarks = 书签
sites-local-folder = 本地文件夹
sites-remote-folder = 远程文件夹
sites-of-bookmark = 书签 { $at } 的{ $what }
sites-remove-bookmark = 移除书签 { $at }
sites-add-a-bookmark = 添加书签

## site_manager

sites-came = { $count ->
   *[other] 导入了 { $count } 个站点
}
sites-without = ，不含 { $lines }
sites-written-to = 已写入 { $path }{ $left_out }
sites-sites = 站点
sites-new-site = 新建站点
sites-find-a-site = 查找站点
sites-no-sites-yet-make-one = 还没有站点。新建一个，或从其他程序导入。
sites-import = 导入…
sites-nothing-is-chosen = 未选择任何内容
sites-choose-a-site-on-the = 在左侧选择站点，或新建一个。
sites-count-items = { $count ->
   *[other] { $count } 项
}
sites-delete-with-all-that-is = { $count ->
   *[other] 删除 { $count } 项及其全部内容吗？
}
sites-what-was-changed-is-not = 更改尚未保存。
sites-not-saved-yet = { $count ->
   *[other] { $count } 个站点尚未保存
}
sites-keep = 保留
sites-discard = 放弃
sites-connect = 连接
sites-new-folder = 新文件夹 { $number }

## moving

sites-import-sites = 导入站点
sites-back = 返回
sites-import-2 = 导入
sites-import-count = { $count ->
   *[other] 导入 { $count } 个站点
}
sites-file-of-another-program = 其他程序的文件
sites-a-file-of-filezilla-winscp = FileZilla、WinSCP、Double Commander、rclone、lftp 的文件，或 .netrc
sites-choose = 选择…
sites-read = 读取
sites-looking-for-files-of-other = 正在查找其他程序的文件…
sites-no-file-of-another-program = 其他程序的文件都不在惯常位置。请在上方指定一个。
sites-found-on-this-computer-they = 在本机找到的。只会读取。
sites-read-of = 读取 { $title } { $path }
sites-with-count = { $count ->
   *[other] 连同 { $count } 个密码
}
sites-with-the-settings = 连同设置
sites-with-the-filters = { $count ->
   *[other] 包括 { $count } 个过滤器
}
sites-trust-its-certificates = 信任其证书
sites-password-of-the-passwords-in = 文件中密码的密码
sites-password-of-the-passwords-in-2 = 文件中密码的密码；然后再次“读取”
sites-there-already = { " " }· 已存在
sites-with-its-password = { " " }· 含密码
sites-left-out = 未包含
sites-filter-of-import = 过滤器 · { $name }
sites-certificate-of = { $server } 的证书：{ $sha256 }
sites-setting = 设置 · { $line }
sites-export-count = { $count ->
   *[other] 导出 { $count } 个站点
}
sites-portolans-own-form-toml = Portolan 的格式（TOML）
sites-filezillas-form-xml = FileZilla 的格式（XML）
sites-with-the-passwords = 连同密码
sites-everybody-who-has-the-file = 任何拥有该文件的人都能读到其中的密码。
sites-encrypted-under = 加密所用
sites-password-of-the-passwords = 密码的密码
sites-new-file = 新建文件
sites-export-2 = 导出

## tree

sites-out-of-all-folders = 移出所有文件夹
sites-folder-2 = 文件夹 { $name }
sites-site = 站点 { $name }
sites-into-this-folder = 移入此文件夹
sites-before-this-one = 移到此项之前
sites-new-site-here = 在此新建站点
sites-new-folder-here = 在此新建文件夹
sites-duplicate = 创建副本
sites-export-3 = 导出…
sites-delete = 删除…
sites-queue-of = { $site } 的队列：待上传 { $uploads } 个，待下载 { $downloads } 个，{ $size }
sites-what-is-queued-is-held = 进入队列的内容会保持暂停，直到您放行；不会在未询问的情况下替换任何文件。
sites-bookmark-of-import = 书签 · { $name }
