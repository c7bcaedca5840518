## drag

kit-cannot-be-dropped-here = ここにはドロップできません

## field

kit-hide-what = { $what }を隠す
kit-show-what = { $what }を表示
kit-address = アドレス

## path_bar

kit-path = パス
kit-path-edit = パス：{ $path }。編集
kit-folders-above = 上のフォルダー
kit-folders-in = { $name } のフォルダー

## tabs

kit-new-tab = 新しいタブ
kit-close = { $title } を閉じる

## toast

kit-dismiss = 閉じる

## header

kit-width-of = { $title } の幅

## scroll_bar

kit-scroll-position = スクロール位置
