## chosen

pane-count-items = { $count ->
   *[other] { $count } 项
}

## columns

pane-folders-first = 文件夹优先
pane-numbers-by-their-value = 数字按数值排序
pane-capital-letters-first = 大写优先
pane-columns-as-they-were-at = 恢复最初的列

## draw

pane-folder = 文件夹
pane-link = 链接
pane-special-file = 特殊文件
pane-file = { $ending } 文件
pane-file-2 = 文件

## drop

pane-move = 移动
pane-to = 将 { $what } { $verb }到 { $to }
pane-upload-to = 将 { $items } 上传到 { $path }
pane-connect-to-a-server-first = 请先连接服务器

## errands

pane-stop = 停止
pane-working = 处理中
pane-to-the-trash = 移到回收站：{ $what }
pane-deleting = 正在删除 { $what }
pane-counting = 正在统计 { $what }
pane-setting-permissions-of = 正在设置 { $what } 的权限
pane-renaming = 正在重命名 { $what }
pane-duplicating = 正在复制 { $what }
pane-looking-at = 正在查看 { $what }
pane-checking = 正在检查 { $what }
pane-making = 正在创建 { $what }
pane-taking-back = 正在撤销：{ $what }
pane-of = { $done } / { $of }
pane-count-files = { $count ->
   *[other] { $count } 个文件
}
pane-count-folders = { $count ->
   *[other] { $count } 个文件夹
}
pane-failed = { $count } 项失败

## footer

pane-names-look-wrong = 名称看起来不对？
pane-not-understood = { $count ->
   *[other] { $count } 行无法理解
}
pane-reading = 正在读取
pane-not-read = 未读取
pane-listing = 列表 { $took } · { $command }
pane-listed-minutes-ago = { $count } 分钟前列出
pane-listed-hours-ago = { $count } 小时前列出
pane-listed-days-ago = { $count ->
   *[other] { $count } 天前列出
}
pane-list-anew = 重新列出此文件夹
pane-free = 可用 { $size }

## head

pane-the-server = 服务器
pane-reading-the-folder = 正在读取文件夹
pane-go-up = 向上
pane-refresh = 刷新
pane-filter = 筛选
pane-show-only-names-with = 只显示含有以下内容的名称 …

## menu

pane-enter = 进入
pane-to-2 = { $verb }到 { $place }

## pane

pane-local-files = 本地文件
pane-remote-files = 服务器文件

## places

pane-places-on-this-computer = 本机的位置
pane-places-on-the-server = 服务器的位置
pane-home = 主目录
pane-start-folder = 起始文件夹，{ $folder }
pane-home-2 = 主目录，{ $folder }
pane-go-to-a-bookmark = 前往书签
pane-it-is-on-its-way = 正在取得
pane-no-folders-here = 这里没有文件夹
pane-there-are-none-in-it = 其中没有文件夹

## rename

pane-new-name = 新名称

## selection

pane-of-selected = 已选 { $chosen } / { $all } · { $what }
pane-not-shown = { $count } 项未显示

## state

pane-reading-2 = 正在读取 { $place }
pane-waiting-for-your-answer = 等待您的回答
pane-trying-again-in = { $after }后重试：{ $why }
pane-retry = 重试
pane-details = 详情
pane-the-connection-to-is-closed = 与 { $name } 的连接已关闭。
pane-connect = 连接
pane-this-folder-is-empty = 此文件夹是空的
pane-drop-files-here-to-put = 把文件拖放到这里即可放入其中。
pane-no-name-fits-the-filter = 没有名称符合筛选
pane-escape-in-the-filter-field = 在筛选框中按 Esc 可重新显示全部。
pane-only-hidden-files-here = 这里只有隐藏文件
pane-their-names-begin-with-a = 它们的名称以点开头；上方的眼睛可显示它们。
pane-this-listing-is-not-complete = 此列表不完整

## show

pane-local-folder-tree = 本地文件夹树
pane-remote-folder-tree = 服务器文件夹树
pane-width-of-the-folder-tree = 文件夹树宽度

## Heads of columns, beside name, size and modified of common.ftl

pane-permissions = 权限
pane-type = 类型
pane-owner = 所有者
pane-group = 组

## extent

pane-could-not-be-read-again = 无法重新读取；这是之前的内容
pane-entries-so-far = 目前 { $count } 项
pane-these-are-the-first-entries = 这是前 { $count } 项；还有更多
pane-load-more = 加载更多
pane-the-reading-was-stopped-there = 读取已停止；可能还有更多
pane-read-again = 重新读取
pane-the-reading-was-stopped-this = 读取已停止；这是之前的内容

## drop

pane-add-to-the-queue-for = 将 { $what } 加入发往 { $to } 的队列
pane-no-folder-beside-title = 这一侧没有该文件夹
pane-no-folder-beside = 两个窗格一起移动：另一个显示 { $other }，而这里没有 { $place }。
pane-make-the-folder = 创建该文件夹
pane-go-apart = 分开浏览
