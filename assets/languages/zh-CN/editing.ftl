## Files of a server that are open here

editing-open-files = 已打开的文件
editing-none = 没有打开服务器上的文件
editing-none-help = 在服务器文件上按 F4 用编辑器打开；保存的内容会自动传回。
editing-file = 文件
editing-where = 位置
editing-state = 状态
editing-saved = 已保存
editing-decide = 决定…
editing-try-again = 立即重试
editing-open = 用其程序打开
editing-stop-viewing = 停止查看
editing-stop-editing = 停止编辑

## How a file is

editing-fetching = 正在取来：{ $amount }
editing-saved-there = 已保存到服务器
editing-not-changed = 未更改
editing-changed = 已在此处保存，即将传到服务器
editing-uploading = 正在传到服务器：{ $amount }
editing-waiting = 仅保存在此处；可行时传到服务器。{ $why }
editing-asks = 此处和服务器上都已更改：请决定
editing-failed = 仅保存在此处。{ $why }
editing-missing = 程序移走了副本

## Both sides changed

editing-changed-too = “{ $name }”在服务器上也已更改
editing-changed-there = 取来之后有人在服务器上更改了它。没有替换任何内容。
editing-gone-there = 取来之后有人在服务器上移走了它。没有放回任何内容。
editing-ours = 此处：{ $facts }
editing-theirs = 服务器上：{ $facts }
editing-nothing = 无
editing-unknown-size = 大小未知
editing-compare = 比较
editing-later = 稍后
editing-keep-both = 两者都保留
editing-put-it-there = 放到服务器上
editing-no-texts = 它们不是文本：此处只能比较大小和时间。
editing-lines-here = { $count ->
   *[other] 仅本机有 { $count } 行
}
editing-lines-there = { $count ->
   *[other] 仅服务器有 { $count } 行
}
editing-first-megabyte = 各显示前 1 MB
editing-versions = 两个版本
editing-line = 行
editing-here = + 此处
editing-there = − 服务器

## A program

editing-run = 运行“{ $name }”？
editing-run-why = 打开它就会运行它：它是程序，或包含程序。
editing-run-from-server = 它来自服务器，可以对您的文件为所欲为。
editing-run-from-here = 无论来自何处，它都可以为所欲为。
editing-run-editor = 要更改它，请在设置的“编辑”中选择编辑器。
editing-run-it = 运行
editing-do-not-run = 不运行

## Giving up

editing-give-up = 放弃对“{ $name }”的更改？
editing-give-up-why = 此处保存的内容不在服务器上，放弃后将不复存在。
editing-keep-open = 保持打开
editing-give-up-yes = 放弃

## What is typed in the settings

editing-quote-open = 引号没有闭合
editing-no-name = 程序没有名称
editing-rule = 需要扩展名和程序，中间用 = 连接：{ $rule }
