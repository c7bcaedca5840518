check-connection = 检查连接
check-connection-of = 检查连接 · { $server }
check-again = 再次检查
check-stop = 停止
check-copy-report = 复制报告
check-use-for-this-site = 用于此站点
check-go-on-with-this-certificate = 使用此证书继续

## The steps

check-step-resolve = 名称
check-step-connect = 控制连接
check-step-tls = TLS
check-step-log-on = 登录
check-step-data = 数据连接
check-step-folder = 远程文件夹

## How far a step is

check-waiting = 等待中
check-running = 进行中
check-passed = 正常
check-warned = 可用，但需注意
check-failed = 不可用
check-left-out = 未尝试

## What was found

check-looked-up-by-proxy = 由代理 { $proxy } 解析
check-by-authority = 其证书由本机的证书颁发机构担保
check-by-fingerprint = 其证书是您信任过的
check-no-tls = 此站点不使用 TLS：密码和所有文件均以明文传输
check-plain-allowed = 您已允许此服务器不使用 TLS：密码和所有文件均以明文传输
check-data-in-clear = 文件和列表以明文传输：服务器拒绝保护它们，而此站点允许这样
check-listed = { $count ->
   *[other] { $folder } 有 { $count } 个项目
    }
check-resumed = 重用了 TLS 会话
check-not-resumed = 新建了 TLS 会话
check-address-replaced = 服务器给出 { $named }，但该地址无法到达；改用 { $used }
check-through = 通过 { $mode }
check-valid-until = 有效期至 { $date }
check-signed-by = 签发者：{ $issuer }

## What follows

check-best = 请使用 { $mode }。
check-best-of-all = 所有数据连接模式均可用；{ $mode } 所需命令最少。
check-best-passive = 主动模式在此处不可用：路由器或防火墙不允许服务器连接到本机。
check-best-active = 被动模式不可用：服务器前的路由器或防火墙不允许连接到它给出的端口。
check-best-of-some = 其他模式中有一些不可用。
check-best-one-time = 一次性密码只适用于一个会话，因此只尝试了一种模式。
check-no-mode = 无法建立数据连接。
check-no-mode-why = 命令能到达服务器，但无法列出或传输任何内容。请询问其所有者哪些端口对数据连接开放，或通过代理连接。
check-certificate-once = 请与服务器所有者提供的指纹核对。它仅对本次检查有效；尚未发送任何机密内容。
