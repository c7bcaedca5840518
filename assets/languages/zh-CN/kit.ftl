## drag

kit-cannot-be-dropped-here = 不能放在这里

## field

kit-hide-what = 隐藏{ $what }
kit-show-what = 显示{ $what }
kit-address = 地址

## path_bar

kit-path = 路径
kit-path-edit = 路径：{ $path }。编辑
kit-folders-above = 上级文件夹
kit-folders-in = { $name } 中的文件夹

## tabs

kit-new-tab = 新标签页
kit-close = 关闭 { $title }

## toast

kit-dismiss = 关闭

## header

kit-width-of = { $title } 的宽度

## scroll_bar

kit-scroll-position = 滚动位置
