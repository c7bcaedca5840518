## bookmarks

work-bookmarks = 书签
work-keep-these-folders-as = 将这些文件夹保存为
work-name-of-the-bookmark = 书签名称
work-keep = 保存
work-this-computer = 本机：{ $folder }
work-server = 服务器：{ $folder }
work-only-for = 仅用于 { $name }
work-everywhere = 所有地方
work-keep-the-folders-that-are = 保存正在显示的文件夹，一次点击即可返回。
work-no-bookmarks-yet = 还没有书签
work-forget = 忘记：{ $name }

## look

work-it-is-a-folder-enter = 这是文件夹：按 Enter 打开。
work-it-has-no-contents-to = 没有可查看的内容。
work-nothing-to-look-at = 没有可查看的
work-a-picture-is-shown-up = 图片最大显示到 { $size }。请下载后查看。
work-this-picture-is-too-large = 此图片太大，无法快速查看
work-this-file-is-empty = 此文件是空的
work-picture = 图片 { $name }
work-text = 文本
work-contents = 内容
work-pixels = { $width } × { $height } 像素
work-not-a-picture = 不是图片
work-encoding = 编码
work-the-first-of = { $size } 中的前 { $shown }
work-the-first = 前 { $shown }
work-bringing-the-file = 正在取回文件

## text

work-bytes = 字节

## picture

work-the-picture-broke-its-decoder = 图片使解码器出错

## manual

work-type-the-path-on-this = 请输入本机的路径
work-type-the-path-on-the = 请输入服务器上的路径
work-name-the-file-that-goes = 请指定要传输的文件
work-name-the-target = 请指定目标
work-transfer-by-path = 按路径传输
work-path-on-this-computer = 本机的路径
work-path-on-the-server = 服务器上的路径
work-goes-as-to = 以“{ $name }”传到 { $folder }
work-goes-as-text = 作为文本：换行变为对方的换行。
work-goes-byte-for-byte = 逐字节。
work-type-binary = 二进制 (TYPE I)
work-type-ascii = ASCII (TYPE A)
work-a-target-that-ends-with = { $missing }。以 / 结尾的目标是文件夹。
work-transfer = 传输

## pattern

work-select-by-pattern = 按模式选择
work-names-like = 名称模式
work-stands-for-any-letters-for = * 代表任意字符，? 代表一个字符；多个模式用分号分隔：*.html; *.css
work-files-and-folders = 文件和文件夹
work-files = 文件
work-folders = 文件夹
work-match-case = 区分大小写
work-unselect = 取消选择
work-select = 选择

## permissions

work-who-owner = 所有者
work-who-group = 组
work-who-others = 其他人
work-may-read = 读取
work-may-write = 写入
work-may-execute = 执行
work-who-may = { $who }：{ $may }
work-set-user-id = 设置用户 ID
work-set-group-id = 设置组 ID
work-sticky = 粘滞位

work-permissions-of = { $what } 的权限
work-some-bits-stay-as-they = 部分位保持原样
work-set-permissions = 设置权限
work-as-a-number = 数字形式
work-permissions-as-a-number = 数字形式的权限
work-three-or-four-digits-from = 三或四位 0 到 7 的数字，如 644；用 x 代替某一位则该位保持原样。
work-what-has-a-line-or = 带横线或 x 的保持原样。
work-also-everything-in-the-folders = 也包括文件夹中的全部内容
work-files-only = 仅文件
work-folders-only = 仅文件夹
work-who-may-read-a-folder = 能读取文件夹者也能进入

## properties

work-properties-of = { $what } 的属性
work-type = 类型
work-in = 位于
work-leads-to = 指向
work-by-the-clock-of-the = （按服务器时钟）
work-permissions = 权限
work-owner = 所有者
work-group = 组
work-size-of-the-files = 文件大小
work-types = 类型
work-what-is-inside-is-not = 其中内容尚未统计
work-so-far = 目前
work-calculate = 计算
work-at-least = 至少{ " " }
work-in-2 = { $least }{ $bytes }，{ $files }，{ $folders }
work-count-files = { $count ->
   *[other] { $count } 个文件
}
work-count-folders = { $count ->
   *[other] { $count } 个文件夹
}
work-the-checksum-is-on-its = 正在取得校验和
work-the-checksum-is-not-known = 校验和尚不清楚
work-checksum = 校验和
work-count-bytes = { $count ->
   *[other] { $count } 字节
}

## rename_many

work-rename-items = { $count ->
   *[other] 重命名 { $count } 项
}
work-count-names-cannot-be = { $count ->
   *[other] { $count } 个名称不可用
}
work-nothing-changes-yet = 尚无变化
work-count-names-change = { $count ->
   *[other] { $count } 个名称将改变
}
work-find = 查找
work-replace-with = 替换为
work-regular-expression = 正则表达式
work-numbers = 编号
work-from = 从
work-numbers-begin-at = 编号起始值
work-by = 步长
work-numbers-rise-by = 编号递增值
work-extension = 扩展名
work-as-it-is = 保持原样
work-letters-of-the-extension = 扩展名字母
work-letters = 字母
work-letters-of-the-name = 名称字母
work-name-now = 现名
work-new-name = 新名
work-preview = 预览

## plan

work-as-they-are = 保持原样
work-all-small = 全部小写
work-all-capitals = 全部大写
work-each-word = 单词首字母大写
work-first-letter = 首字母
work-this-name-is-not-text = 此名称不是文本
work-not-a-name-of-a = 不能作为文件名
work-two-would-have-this-name = 两个会重名
work-this-name-is-taken = 此名称已被占用
work-it-is-too-large = 太大
