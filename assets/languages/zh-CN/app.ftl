## apply

app-the-practice-server-could-not = 练习服务器无法启动

## choices

app-this-proxy-is-not-used = 不使用此代理

## dialogs

app-a-file-dialog-is-open = 文件对话框已经打开
app-close-it-before-you-open = 打开另一个之前请先关闭它；它可能在此窗口后面。

## work

app-no-folder-is-selected = 未选中文件夹
app-the-sizes-of-files-are = 文件大小已经显示。
app-the-bookmarks-could-not-be = 无法保存书签

## app

app-some-bookmarks-could-not-be = 部分书签无法读取
app-some-settings-cannot-be-used = 部分设置无法使用
app-the-windows-preferences-could-not = 无法读取窗口的偏好设置
app-there-is-no-such-site = 没有这个站点
app-no-saved-site-is-called = 没有名为“{ $name }”的站点，它也不是地址。
app-the-tabs-could-not-be = 无法保存标签页
app-portolan = Portolan
app-portolan-2 = { $site } – Portolan

## notices

app-details = 详情

## place

app-home = 主目录

## practice

app-practice-server = 练习服务器
app-its-thread-ended-before-it = 它的线程在准备就绪之前结束了

## encoding

app-encoding-of-names = 名称编码
app-show-as = 以 { $chosen } 显示
app-names-are-kept-as-the = 名称保持服务器上的原样。这里决定如何显示，以及您输入和上传的名称如何写入。
app-another-one = 其他
app-another-encoding = 其他编码
app-automatic = 自动

## prefs

app-the-windows-preferences-could-not-2 = 无法保存窗口的偏好设置
app-the-settings-could-not-be = 无法保存设置

## window

app-width-of-the-panes = 窗格宽度
app-height-of-the-dock = 停靠区高度

## letters

app-no-font-has-the-letters-of = 没有字体包含{ $language }的文字
app-the-window-speaks-english-until = 在安装此类字体（如 Noto Sans CJK）之前，窗口使用英语。安装后请重新启动 Portolan。
