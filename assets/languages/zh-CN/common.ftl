## Words that many places share

common-not-connected = 未连接
common-this-computer = 本机
common-sha-256 = SHA-256
common-delete = 删除
common-cancel = 取消
common-copy = 复制
common-close = 关闭
common-replace = 替换
common-skip = 跳过
common-open = 打开
common-new-folder = 新建文件夹
common-password = 密码
common-server = 服务器
common-path = 路径
common-name = 名称
common-size = 大小
common-modified = 修改时间
common-download = 下载
common-upload = 上传
common-rename = 重命名
common-ask = 询问
common-save = 保存
common-transfer-type = 传输类型
common-type-automatic = 自动
common-type-binary = 二进制
common-type-ascii = ASCII
