## File

action-open = 打开
    .help = 打开文件夹，或传输文件。
action-transfer = 传输到另一窗格
    .help = 把当前窗格的选中项传输到另一侧。
action-add-to-queue = 加入队列
    .help = 把当前窗格的选中项放入发往另一侧的队列，暂不开始，直到放行。
action-upload-files = 上传文件…
    .help = 选择本机的文件并上传。
action-upload-folders = 上传文件夹…
    .help = 选择本机的文件夹并上传。
action-download-to = 下载到…
    .help = 选择本机的一个文件夹，把服务器上选中的内容下载到那里。
action-manual-transfer = 按路径传输…
    .help = 指定一个文件及其去向，然后传输。
action-quick-look = 快速查看
    .help = 不传输即可查看文本或图片。
action-view = 查看
    .help = 用相应的程序打开一个无法更改的副本。
action-edit = 编辑
    .help = 用编辑器打开；保存的内容会自动传回服务器。
action-open-with-default = 用关联程序打开
    .help = 用桌面为它指定的程序打开。
action-reveal = 在文件管理器中显示
    .help = 在桌面的文件管理器中显示。
action-terminal = 在此打开终端
    .help = 在此文件夹中打开终端。
action-new-folder = 新建文件夹
    .help = 创建一个文件夹。
action-new-folder-enter = 新建文件夹并进入
    .help = 创建一个文件夹并进入。
action-new-file = 新建文件
    .help = 创建一个空文件。
action-rename = 重命名
    .help = 就地重命名。
action-rename-many = 批量重命名…
    .help = 一次重命名多个，并可预览。
action-duplicate = 创建副本
    .help = 在旁边创建一个副本。
action-delete = 删除…
    .help = 确认后删除。
action-permissions = 权限…
    .help = 设置谁可以做什么。
action-measure = 计算大小
    .help = 统计文件夹中的内容。
action-properties = 属性…
    .help = 所有已知信息及其校验和。

## Edit

action-undo = 撤销
    .help = 撤销最近一次手动操作。
action-copy = 复制
    .help = 复制选中项，以便粘贴到其他文件夹、标签页或程序。
action-cut = 剪切
    .help = 复制选中项，粘贴后从此处移除。
action-paste = 粘贴
    .help = 把复制的内容带到这里：本机内、上传到服务器、从服务器下载或在服务器内。
action-select-all = 全选
    .help = 全部选中。
action-invert-selection = 反选
    .help = 选中未选中的，取消已选中的。
action-select-none = 全不选
    .help = 什么都不选。
action-select-pattern = 按模式选择…
    .help = 按模式选中或取消选中名称。
action-copy-names = 复制名称
    .help = 复制选中项的名称。
action-copy-paths = 复制路径
    .help = 复制选中项的完整路径。
action-select-differing = 选择不同项
    .help = 在两个窗格中选中对方没有、大小不同或较旧的项。
action-copy-urls = 复制地址
    .help = 复制服务器上选中项的地址，不含密码。

## Go

action-back = 后退
    .help = 显示前一个文件夹。
action-forward = 前进
    .help = 显示后退时离开的文件夹。
action-up = 向上
    .help = 显示上一级文件夹。
action-refresh = 刷新
    .help = 重新读取文件夹。
action-switch-pane = 切换窗格
    .help = 把键盘焦点交给另一窗格。
action-switch-side = 在此窗格显示本机或服务器
    .help = 在活动窗格中用本机代替服务器，或用服务器代替本机。
action-bookmarks = 书签…
    .help = 前往保存的文件夹，并保存正在显示的文件夹。
action-link-folders = 同步前往
    .help = 两个窗格一起进出文件夹。
action-edit-path = 输入路径
    .help = 输入路径。
action-address = 输入地址
    .help = 输入地址。

## View

action-filter = 筛选
    .help = 只显示含有某些文字的名称。
action-find = 查找…
    .help = 在本机和服务器上搜索整个文件夹树。
action-compare-panes = 比较窗格
    .help = 在两个窗格中标出另一边没有、较新、较旧或大小不同的内容。
action-only-differences = 仅差异
    .help = 比较窗格时隐藏相同的内容。
action-align-rows = 行对齐
    .help = 比较窗格时，同名项在两边处于同一高度并一起滚动。
action-read-contents = 按内容比较窗格
    .help = 比较窗格时，核对大小相同的文件内容：优先用服务器的校验和，否则将所有字节取回本机。
action-compare = 连同所有子文件夹比较…
    .help = 按大小、时间或内容比较两个文件夹及其下所有内容；列表在停靠栏中。
action-synchronise = 同步…
    .help = 使一个文件夹（连同其中所有内容）与另一个一致；执行前会全部显示。
action-select-missing = 选择另一窗格缺少的内容
    .help = 比较窗格时：在当前窗格中选择另一边没有的内容。
action-select-newer = 选择较新的内容
    .help = 比较窗格时：在当前窗格中选择比另一边更晚修改的内容。
action-panes-are-not-compared = 窗格未在比较
action-compare-panes-first = 用“比较窗格”打开
action-hidden-files = 显示隐藏文件
    .help = 显示或隐藏以点开头的文件。
action-tree = 文件夹树
    .help = 显示或隐藏当前窗格旁的文件夹树。
action-swap-sides = 左右互换
    .help = 把服务器放到另一侧。
action-folders-first = 文件夹优先
    .help = 文件夹排在文件之前，或混排。
action-natural-order = 数字按数值排序
    .help = 名称中的数字按数值排序，或逐位排序。
action-case-sensitive = 大写优先
    .help = 大写字母排在小写之前，或不区分大小写。
action-show-transfers = 显示传输
    .help = 显示正在传输和等待的项目。
action-show-failed = 显示失败项
    .help = 显示失败的项目及原因。
action-show-done = 显示已完成
    .help = 显示已完成的项目。
action-show-edits = 显示已打开的文件
    .help = 显示在此处打开的服务器文件。
action-show-found = 显示找到的内容
    .help = 显示搜索或比较找到的内容。
action-show-log = 显示日志
    .help = 显示命令和应答。
action-show-chart = 显示通信图
    .help = 按时间显示命令、应答和数据连接。
action-theme-dark = 深色主题
    .help = 深色配色。
action-theme-light = 浅色主题
    .help = 浅色配色。
action-theme-system = 跟随系统主题
    .help = 使用系统的配色。
action-zoom-in = 放大
    .help = 全部放大。
action-zoom-out = 缩小
    .help = 全部缩小。
action-zoom-reset = 正常大小
    .help = 全部按原始大小显示。

## Server

action-sites = 站点…
    .help = 保存的站点：连接、修改、新建、从其他程序导入。
action-new-site = 新建站点…
    .help = 填写站点：地址、登录方式和传输方式。
action-save-site = 保存为站点…
    .help = 把此标签页的服务器保存为站点。
action-import-sites = 导入站点…
    .help = 从其他程序导入站点。
action-disconnect = 断开
    .help = 断开或建立此标签页的连接。
action-reconnect = 重新连接
    .help = 断开此标签页的连接并重新连接。
action-encoding = 名称编码…
    .help = 指定服务器名称所用的编码。
action-empty-bin = 清空服务器回收站…
    .help = 询问后删除服务器回收站及其中的所有内容。
action-server-memory = 对此服务器的了解
    .help = 从服务器了解到的信息。
action-trust-store = 信任的对象
    .help = 手动信任的证书和服务器。
action-practice = 练习服务器
    .help = 启动练习服务器并连接。

## Queue

action-pause-all = 暂停或继续传输
    .help = 停止或继续所有传输。
action-queue-hold = 搁置或继续
    .help = 搁置队列中的选中项，或放行。
action-queue-top = 移到队列开头
    .help = 从队列中的选中项开始。
action-queue-up = 在队列中上移
    .help = 把选中项上移一行。
action-queue-down = 在队列中下移
    .help = 把选中项下移一行。
action-queue-bottom = 移到队列末尾
    .help = 队列中的选中项最后处理。
action-queue-remove = 从列表中移除
    .help = 把选中项移出列表；正在传输的会被取消。
action-queue-select-all = 选中整个列表
    .help = 选中列表中的所有内容。
action-queue-retry = 重试选中项
    .help = 再次尝试选中项。
action-queue-copy = 将列表复制为文本
    .help = 将列表复制为文本，各列以制表符分隔。
action-type-automatic = 传输类型：自动
    .help = 按名称判断为文本的文件以 ASCII 传输，其他文件逐字节传输。
action-type-binary = 传输类型：二进制
    .help = 所有文件逐字节传输。
action-type-ascii = 传输类型：ASCII
    .help = 所有文件作为文本传输：换行变为对方的换行。非文本内容会因此损坏。
action-retry-failed = 重试所有失败项
    .help = 再次尝试所有失败的项目。
action-clear-failed = 清除失败项
    .help = 忘记所有失败的项目。
action-clear-done = 清除已完成
    .help = 忘记已完成的项目。
action-clear-log = 清除日志
    .help = 忘记日志。

## Tabs

action-new-tab = 新标签页
    .help = 打开另一个标签页。
action-duplicate-tab = 复制标签页
    .help = 用同样的服务器和文件夹打开另一个标签页。
action-close-tab = 关闭标签页
    .help = 关闭此标签页。
action-reopen-tab = 重新打开关闭的标签页
    .help = 重新打开最近关闭的标签页。
action-next-tab = 下一个标签页
    .help = 显示下一个标签页。
action-previous-tab = 上一个标签页
    .help = 显示上一个标签页。
action-tab-left = 标签页左移
    .help = 把此标签页向左移动。
action-tab-right = 标签页右移
    .help = 把此标签页向右移动。
action-tab-1 = 显示标签页 1
    .help = 显示第一个标签页。
action-tab-2 = 显示标签页 2
    .help = 显示第二个标签页。
action-tab-3 = 显示标签页 3
    .help = 显示第三个标签页。
action-tab-4 = 显示标签页 4
    .help = 显示第四个标签页。
action-tab-5 = 显示标签页 5
    .help = 显示第五个标签页。
action-tab-6 = 显示标签页 6
    .help = 显示第六个标签页。
action-tab-7 = 显示标签页 7
    .help = 显示第七个标签页。
action-tab-8 = 显示标签页 8
    .help = 显示第八个标签页。
action-tab-9 = 显示最后一个标签页
    .help = 显示最后一个标签页。

## Portolan

action-palette = 搜索命令
    .help = 按名称查找操作、站点或文件夹。
action-settings = 设置…
    .help = 选择一切如何运作和显示。
action-edit-shortcuts = 快捷键…
    .help = 选择各操作的按键。
action-menu = 菜单
    .help = 按类别显示所有操作。
action-about = 关于 Portolan
    .help = 此程序的信息，以及报告问题所需的内容。
action-quit = 退出
    .help = 关闭窗口。

## Keys, as menus show them: what stands on a keyboard for this language

action-key-ctrl = Ctrl
action-key-alt = Alt
action-key-shift = Shift
action-key-delete = Del

## Menus

action-menu-file = 文件
action-menu-edit = 编辑
action-menu-go = 前往
action-menu-view = 查看
action-menu-server = 服务器
action-menu-transfers = 传输
action-menu-tabs = 标签页
action-menu-portolan = Portolan

## Why an action is not possible now, and what to do

action-no-folder-is-shown-here = 这里还没有显示文件夹
action-nothing-is-selected = 未选中任何内容
action-select-files-or-folders-first = 请先选择文件或文件夹。
action-nothing-to-download-is-selected = 未选中可下载的内容
action-select-files-or-folders-of = 请先选择服务器上的文件或文件夹。
action-this-is-the-top = 已到顶层
action-nothing-to-transfer-to-yet = 还没有传输的目标
action-nothing-to-upload-to-yet = 还没有上传的目标
action-no-server-yet = 还没有服务器
action-there-is-only-one-tab = 只有一个标签页
action-no-tab-was-closed = 没有关闭过标签页
action-nothing-in-the-list-is = 列表中未选中任何内容
action-nothing-failed = 没有失败的项目
action-nothing-is-done-yet = 还没有完成的项目
action-the-log-is-empty = 日志是空的
action-this-is-for-folders-of = 这只用于本机的文件夹
action-nothing-of-this-computer-is = 未选中本机的任何内容
action-select-a-file-or-folder = 请先选择一个文件或文件夹。
action-nothing-of-a-server-is = 未选中服务器上的任何内容
action-select-files-or-folders-there = 请先在那里选择文件或文件夹。
action-there-is-nothing-to-take = 没有可撤销的操作
action-no-folder-was-shown-before = 之前没有显示过文件夹
action-no-folder-was-left-by = 没有后退时离开的文件夹
action-connect-first = 请先连接服务器：在上方输入地址。
