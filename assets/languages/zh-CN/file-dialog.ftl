## file_dialog

file-dialog-upload-folders = 上传文件夹
file-dialog-upload-files = 上传文件
file-dialog-to = { $what }到 { $target }
file-dialog-count-items = { $count ->
   *[other] { $count } 项
}
file-dialog-download-to = 将 { $what } 下载到
file-dialog-a-file-of-another-program = 另一个程序的文件

## field

file-dialog-go-up = 向上
file-dialog-nothing = 项目
file-dialog-no-folder = 文件夹
file-dialog-here-begins-with = 这里没有以“{ $rest }”开头的{ $what }

## folder

file-dialog-home = 主目录
file-dialog-recent = 最近
file-dialog-reading-the-folder = 正在读取文件夹
file-dialog-folder = 文件夹

## own

file-dialog-the-desktop-offers-no-file = 桌面没有文件对话框；这是 Portolan 自带的。
file-dialog-upload-this-folder = 上传此文件夹
file-dialog-download-here = 下载到这里
file-dialog-download-to-2 = 下载到“{ $name }”
file-dialog-choose-one-folder = 请选择一个文件夹
file-dialog-verb-files = { $count ->
   *[other] { $verb } { $count } 个文件
}
file-dialog-verb-folders = { $count ->
   *[other] { $verb } { $count } 个文件夹
}
