## address

chrome-sites = 站点
chrome-type-an-address-ftpes-user = 输入地址：ftpes://user@host/folder
chrome-auto = 自动 · { $used }
chrome-auto-2 = 自动
chrome-how-data-connections-are-made = 数据连接的方式
chrome-auto-what-works-epsv-first = 自动：用可行的方式，先试 EPSV
chrome-epsv-extended-passive-we-connect = EPSV：扩展被动，由我们连接
chrome-pasv-passive-we-connect-ipv4 = PASV：被动，由我们连接，仅 IPv4
chrome-eprt-extended-active-the-server = EPRT：扩展主动，由服务器连接
chrome-port-active-the-server-connects = PORT：主动，由服务器连接，仅 IPv4
chrome-disconnect = 断开
chrome-connect = 连接
chrome-type-an-address-first = 请先输入地址

## found

chrome-connect-to = 连接到 { $name }
chrome-go-to = 前往 { $place }
chrome-the-server = 服务器

## chrome

chrome-but-files-go-in-clear = { $version }，但文件以明文传输
chrome-certificate-trusted = { $version } · 证书受信任
chrome-certificate-pinned = { $version } · 证书已固定
chrome-not-encrypted = 未加密

## palette

chrome-commands = 命令
chrome-search-commands = 搜索命令
chrome-type-what-you-want-to = 输入想做的事、服务器、文件夹或路径
chrome-nothing-has-these-words = 没有内容包含这些词

## status

chrome-encoding-of-names = 名称编码
chrome-one-round-trip-to-the = 与服务器往返一次
chrome-waiting-for-your-answer = 等待您的回答
chrome-connected = 已连接
chrome-trying-again-in = { $after }后重试
chrome-not-connected = 未连接：{ $why }
chrome-queue = 队列 { $percent } %
chrome-paused = 已暂停

## tabs

chrome-new-tab = 新标签页
chrome-not-connected-2 = 未连接
chrome-connecting = 正在连接
chrome-asks-something = 有问题要问
chrome-connected-2 = 已连接
chrome-trying-again = 正在重试
chrome-failed = 失败

## welcome

chrome-type-an-address-above-or = 在上方输入地址，或试试本机的练习服务器。
chrome-where-to = 去哪里？
chrome-starting-the-practice-server = 正在启动练习服务器
chrome-a-real-ftp-server-on = 本机上一个真正的 FTP 服务器，带有示例文件，窗口关闭后即消失
chrome-connect-to-2 = 连接到 { $url }

## status

chrome-count-sessions = { $count ->
   *[other] { $count } 个会话
}

## Sites of other programs

chrome-sites-of-others = 本机上有您已熟悉的服务器：{ $programs }。
chrome-take-over = 从 { $program } 导入…
