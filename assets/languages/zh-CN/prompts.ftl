## certificate

prompts-the-certificate-of-has-changed = { $server } 的证书已改变
prompts-trust-the-certificate-of = 信任 { $server } 的证书吗？
prompts-do-not-connect = 不连接
prompts-trust-once = 信任一次
prompts-replace-the-trusted-one = 替换受信任的证书
prompts-always-trust = 始终信任
prompts-either-the-server-has-a = 要么服务器换了新证书，要么有人在您和它之间。继续之前请询问其所有者。
prompts-compare-the-sha-256-below = { $problem } 请将下面的 SHA-256 与 { $host } 的所有者提供的进行比较。
prompts-made-for = 颁发给
prompts-good-for = 适用于
prompts-signed-by = 签署者
prompts-valid = 有效期
prompts-from-to = { $from } 至 { $to }
prompts-trusted-before = 此前信任的
prompts-nobody-whom-this-computer-trusts = 没有本机信任的机构签署它。
prompts-its-time-is-over = 它已过期。
prompts-its-time-has-not-begun = 它尚未生效，或本机时钟不准。
prompts-it-was-made-for-another = 它是为另一个名称颁发的，不是此服务器。
prompts-its-issuer-has-taken-it = 其颁发者已将其吊销。
prompts-it-is-another-one-than = 它与此前信任的不是同一个。
prompts-it-is-malformed-too-old = 它格式有误、太旧，或不是用于服务器的。

## delete

prompts-move-to-the-trash = 移到回收站
prompts-move-to-the-trash-2 = 将 { $what } 移到回收站吗？
prompts-delete = 删除 { $what } 吗？
prompts-and-more = 还有 { $count } 项
prompts-you-can-take-it-out = 您可以再从回收站取回。
prompts-folders-go-with-all-that = 文件夹会连同其中的一切一起删除。服务器没有回收站：此操作无法撤销。
prompts-a-server-has-no-trash = 服务器没有回收站：此操作无法撤销。

## error

prompts-where = 位置
prompts-why = 原因
prompts-what-to-do = 处理办法
prompts-cause = 起因

## exists

prompts-replace-if-newer = 较新则替换
prompts-resume = 续传
prompts-keep-both = 两者都保留
prompts-already-exists = { $name } 已存在
prompts-for-all-the-rest-of = 用于此次上传的其余全部
prompts-for-all-the-rest-of-the-copy = 应用于本次复制的其余全部
prompts-for-all-the-rest-of-2 = 用于此次下载的其余全部
prompts-more = （还有 { $count } 个）
prompts-stop-queue = 停止队列
prompts-the-file-on-the-server = 服务器上的文件
prompts-the-file-on-this-computer = 本机上的文件
prompts-or-if-the-sizes-differ = 或大小不同则替换
prompts-append-what-is-missing = 补上缺少的部分
prompts-on-that-server = { $server } 上的 { $folder }
prompts-on-server = 服务器上的 { $folder }
prompts-size-unknown = 大小未知
prompts-time-unknown = 时间未知
prompts-newer = 较新

## leave

prompts-files-are-still-moving = 文件仍在传输
prompts-files-not-done-yet = { $count ->
   *[other] 还有 { $count } 个文件未完成。
}
prompts-go-on-without-a-window = 不开窗口继续
prompts-and-close-when-all-is = 全部完成或有问题要问时关闭
prompts-finish-the-files-that-move = 完成正在传输的文件后关闭
prompts-the-rest-waits-paused-for = 其余的保持暂停，等下一次
prompts-stop-and-close = 停止并关闭
prompts-what-is-half-done-can = 传了一半的可以续传
prompts-the-settings-can-answer-this = 可以在设置中一次性作出选择。

## master

prompts-choose-a-master-password = 设定主密码
prompts-master-password = 主密码
prompts-no-keyring-runs-in-this = 此会话中没有密钥环。密码可以保存在本机的一个文件中，用主密码加密。没有主密码，任何人都无法恢复。
prompts-it-opens-the-passwords-that = 在 Portolan 运行期间，它用来打开保存在本机的密码。
prompts-this-is-not-the-master = 主密码不正确
prompts-the-same-once-more = 再输入一次
prompts-both-differ = 两次输入不同
prompts-use-it = 使用

## new_folder

prompts-name-of-the-folder = 文件夹名称
prompts-create = 创建
prompts-new-folder-and-enter = 新建文件夹并进入
prompts-create-and-enter = 创建并进入
prompts-new-file = 新建文件
prompts-name-of-the-file = 文件名称
prompts-in = 位于 { $folder }

## password

prompts-password-for = { $user } 的密码
prompts-asks-for-the-password-of = { $server } 要求 { $user } 的密码。
prompts-account-of = { $user } 的账户
prompts-account = 账户
prompts-asks-for-the-account-of = 除用户和密码外，{ $server } 还要求 { $user } 的账户。
prompts-it-says = 它说：{ $words }
prompts-keep-it-in-the-keyring = 保存在本机的密钥环中
prompts-log-in = 登录

## plain

prompts-offers-no-encryption = { $server } 不提供加密
prompts-password-names-and-files-would = 密码、名称和文件将以明文传输：途中的任何人都能读取和修改。在自己的网络中这也许没有问题。
prompts-the-server-said = 服务器说“{ $reply }”
prompts-connect-without-encryption = 不加密连接

## restore

prompts-open-the-tabs-of-the = 打开上次的标签页吗？
prompts-do-not-ask-again = 不再询问
prompts-begin-empty = 从空白开始
prompts-open-them = 打开
prompts-held-until = 连接会为回答保持到 { $time }。之后，或服务器提前断开时，会为它建立新连接。
prompts-remove = { $count ->
   *[other] 从队列中移除 { $count } 项？
}
prompts-remove-what = 已完成的内容保持不变。已开始的会停止，其未完成的文件会被删除；此操作无法撤销。
prompts-remove-yes = 移除
