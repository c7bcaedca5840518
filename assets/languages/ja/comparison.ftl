## Two panes against each other, in the panes themselves

comparison-column = 比較
comparison-by-size = サイズで
comparison-by-time = サイズと日時で
comparison-by-content = 内容で
comparison-reading = 内容: { $files } / { $of } · { $size }
comparison-read = { $count ->
   *[other] { $count } ファイルを読む · { $size }
}
comparison-not-read = { $count ->
   *[other] { $count } 件は読めませんでした
}
comparison-contents-between = 内容の比較はこのコンピューターとサーバーの間で行います
comparison-only-there = サーバーのみ
comparison-newer = 新しい
comparison-older = 古い
comparison-folder = 両方にある
comparison-waits = 両方のフォルダーの読み込みを待っています
comparison-end = 比較を終える
comparison-of-each = { $what } { $count }
comparison-select-these = これらを選択
comparison-select-newer-and-missing = 新しいものと足りないものを選択
comparison-not-here = { $name } はここにありません
comparison-missing-here = ここにない
comparison-missing-there = サーバーにない
comparison-the-top = ここが最上位です
comparison-nothing-differs = 違いはありません
comparison-nothing-differs-help = 同じものは隠れています。ペインの上の「違いのみ」で表示できます。
