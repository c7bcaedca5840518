## memory

known-what-portolan-learns-while-it = Portolan 与此服务器打交道时了解到的信息会显示在这里。
known-nothing-was-learnt-yet = 还没有了解到什么
known-what = 项目
known-value = 值
known-learnt = 了解时间
known-from = 来源
known-learnt-of-this-server = 对此服务器的了解
known-forget = 忘记：{ $title }
known-tried-first = 首先尝试
known-whatever-works = 可行的方式
known-data-connections-tried-first = 首先尝试的数据连接
known-sessions-at-a-time = 同时的会话数
known-as-many-as-it-takes = 服务器允许多少就多少
known-at-most = 最多 { $count }
known-most-sessions-at-a-time = 同时会话数上限

## known

known-what-is-known-of = 对 { $server } 的了解
known-whom-you-trust = 信任的对象
known-forget-all-of-it = 全部忘记
known-what-is-taken-back-is = 撤回的信任在需要时会再次询问。
known-this-server = 此服务器
known-trust = 信任

## trust

known-certificates-that-you-trust-by = 您手动信任的证书，以及允许不用 TLS 的服务器，会显示在这里。
known-only-the-authorities-of-this = 只有本机的证书颁发机构
known-since = 起始
known-trusted = 信任内容
known-take-back = 撤回：{ $server }，{ $what }
known-this-certificate-always = 始终信任此证书
known-this-certificate-until-portolan-ends = 信任此证书，直到 Portolan 结束
known-without-tls = { $user }，不用 TLS
known-tls-worked-never-without-it = TLS 可用：绝不再不用

## learnt

known-row-data-mode = 数据连接方式
known-row-given-up-epsv = 放弃 EPSV
known-row-given-up-pasv = 放弃 PASV
known-row-given-up-eprt = 放弃 EPRT
known-row-given-up-port = 放弃 PORT
known-row-look-ahead-retrieve = 随 RETR 接受下一个 EPSV
known-row-look-ahead-store = 随 STOR 接受下一个 EPSV
known-row-in-order = 按顺序应答
known-row-rest-stor = 可用 REST 续传上传
known-row-large-rest = 可续传超过 2 GiB 的文件
known-row-mlsd = MLSD 属实
known-row-rename-over = 重命名会替换文件
known-row-list-all = LIST -a 显示隐藏名称
known-row-keep-alive-in-transfer = 传输期间保持连接
known-row-time-command = 修改时间的设置方式
known-row-doubles-iac = 名称中的 0xFF 需要加倍
known-row-clock-offset = 时钟与 UTC 相差
known-row-name-encoding = 名称编码
known-row-session-limit = 允许的同时会话数
known-row-tls-reuse = 要求重用 TLS 会话
known-row-tls-version = 使用的 TLS 版本
known-yes = 是
known-no = 否
