## Two panes against each other, in the panes themselves

comparison-column = 比较
comparison-by-size = 按大小
comparison-by-time = 按大小和时间
comparison-by-content = 按内容
comparison-reading = 内容：{ $files } / { $of } · { $size }
comparison-read = { $count ->
   *[other] 读取 { $count } 个文件 · { $size }
}
comparison-not-read = { $count ->
   *[other] { $count } 个未能读取
}
comparison-contents-between = 内容比较在本机与服务器之间进行
comparison-only-there = 仅在服务器
comparison-newer = 较新
comparison-older = 较旧
comparison-folder = 两边都有
comparison-waits = 需先读完两个文件夹
comparison-end = 结束比较
comparison-of-each = { $what } { $count }
comparison-select-these = 选择这些
comparison-select-newer-and-missing = 选择较新和缺失的
comparison-not-here = { $name } 不在这里
comparison-missing-here = 此处没有
comparison-missing-there = 服务器上没有
comparison-the-top = 这是最上层
comparison-nothing-differs = 没有差异
comparison-nothing-differs-help = 相同的内容已隐藏。窗格上方的“仅差异”可显示它们。
