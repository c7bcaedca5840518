## file_dialog

file-dialog-upload-folders = フォルダーをアップロード
file-dialog-upload-files = ファイルをアップロード
file-dialog-to = { $what }：{ $target } へ
file-dialog-count-items = { $count ->
   *[other] { $count } 項目
}
file-dialog-download-to = { $what } のダウンロード先
file-dialog-a-file-of-another-program = 別のプログラムのファイル

## field

file-dialog-go-up = 上へ
file-dialog-nothing = 項目
file-dialog-no-folder = フォルダー
file-dialog-here-begins-with = 「{ $rest }」で始まる{ $what }はここにありません

## folder

file-dialog-home = ホーム
file-dialog-recent = 最近
file-dialog-reading-the-folder = フォルダーを読んでいます
file-dialog-folder = フォルダー

## own

file-dialog-the-desktop-offers-no-file = デスクトップにファイルダイアログがないため、Portolan のものを使います。
file-dialog-upload-this-folder = このフォルダーをアップロード
file-dialog-download-here = ここにダウンロード
file-dialog-download-to-2 = 「{ $name }」にダウンロード
file-dialog-choose-one-folder = フォルダーを一つ選んでください
file-dialog-verb-files = { $count ->
   *[other] { $count } ファイルを{ $verb }
}
file-dialog-verb-folders = { $count ->
   *[other] { $count } フォルダーを{ $verb }
}
