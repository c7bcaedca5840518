## bookmarks

work-bookmarks = ブックマーク
work-keep-these-folders-as = これらのフォルダーを次の名前で保存
work-name-of-the-bookmark = ブックマークの名前
work-keep = 保存
work-this-computer = このコンピューター：{ $folder }
work-server = サーバー：{ $folder }
work-only-for = { $name } のみ
work-everywhere = どこでも
work-keep-the-folders-that-are = 表示中のフォルダーを保存すると、クリック一つで戻れます。
work-no-bookmarks-yet = ブックマークはまだありません
work-forget = 忘れる：{ $name }

## look

work-it-is-a-folder-enter = フォルダーです。Enter で開きます。
work-it-has-no-contents-to = 表示する内容がありません。
work-nothing-to-look-at = 表示するものがありません
work-a-picture-is-shown-up = 画像は { $size } まで表示します。見るにはダウンロードしてください。
work-this-picture-is-too-large = この画像はクイックルックには大きすぎます
work-this-file-is-empty = このファイルは空です
work-picture = 画像 { $name }
work-text = テキスト
work-contents = 内容
work-pixels = { $width } × { $height } ピクセル
work-not-a-picture = 画像ではありません
work-encoding = 文字コード
work-the-first-of = { $size } のうち最初の { $shown }
work-the-first = 最初の { $shown }
work-bringing-the-file = ファイルを取得しています

## text

work-bytes = バイト

## picture

work-the-picture-broke-its-decoder = 画像のデコーダーが異常終了しました

## manual

work-type-the-path-on-this = このコンピューターのパスを入力してください
work-type-the-path-on-the = サーバーのパスを入力してください
work-name-the-file-that-goes = 転送するファイルを指定してください
work-name-the-target = 転送先を指定してください
work-transfer-by-path = パスを指定して転送
work-path-on-this-computer = このコンピューターのパス
work-path-on-the-server = サーバーのパス
work-goes-as-to = { $folder } に「{ $name }」として転送
work-goes-as-text = テキストとして：改行は相手側のものになります。
work-goes-byte-for-byte = バイト単位でそのまま。
work-type-binary = バイナリ (TYPE I)
work-type-ascii = ASCII (TYPE A)
work-a-target-that-ends-with = { $missing }。/ で終わる転送先はフォルダーです。
work-transfer = 転送

## pattern

work-select-by-pattern = パターンで選択
work-names-like = 名前のパターン
work-stands-for-any-letters-for = * は任意の文字列、? は一文字。複数のパターンはセミコロンで区切ります：*.html; *.css
work-files-and-folders = ファイルとフォルダー
work-files = ファイル
work-folders = フォルダー
work-match-case = 大文字と小文字を区別
work-unselect = 選択を解除
work-select = 選択

## permissions

work-who-owner = 所有者
work-who-group = グループ
work-who-others = その他
work-may-read = 読み取り
work-may-write = 書き込み
work-may-execute = 実行
work-who-may = { $who }：{ $may }
work-set-user-id = ユーザー ID を設定
work-set-group-id = グループ ID を設定
work-sticky = スティッキー

work-permissions-of = { $what } のパーミッション
work-some-bits-stay-as-they = 一部のビットはそのままです
work-set-permissions = パーミッションを設定
work-as-a-number = 数値で
work-permissions-as-a-number = 数値のパーミッション
work-three-or-four-digits-from = 0 から 7 の数字を 3 桁か 4 桁、例：644。数字の代わりに x を書くとその桁はそのままです。
work-what-has-a-line-or = 横線または x のあるものはそのままです。
work-also-everything-in-the-folders = フォルダーの中身もすべて
work-files-only = ファイルのみ
work-folders-only = フォルダーのみ
work-who-may-read-a-folder = フォルダーを読める人は中に入れる

## properties

work-properties-of = { $what } のプロパティ
work-type = 種類
work-in = 場所
work-leads-to = リンク先
work-by-the-clock-of-the = （サーバーの時計による）
work-permissions = パーミッション
work-owner = 所有者
work-group = グループ
work-size-of-the-files = ファイルのサイズ
work-types = 種類
work-what-is-inside-is-not = 中身はまだ数えていません
work-so-far = ここまで
work-calculate = 計算
work-at-least = 少なくとも{ " " }
work-in-2 = { $least }{ $bytes }、{ $files }、{ $folders }
work-count-files = { $count ->
   *[other] { $count } ファイル
}
work-count-folders = { $count ->
   *[other] { $count } フォルダー
}
work-the-checksum-is-on-its = チェックサムを取得しています
work-the-checksum-is-not-known = チェックサムはまだわかりません
work-checksum = チェックサム
work-count-bytes = { $count ->
   *[other] { $count } バイト
}

## rename_many

work-rename-items = { $count ->
   *[other] { $count } 項目の名前を変更
}
work-count-names-cannot-be = { $count ->
   *[other] { $count } 個の名前は使えません
}
work-nothing-changes-yet = まだ何も変わりません
work-count-names-change = { $count ->
   *[other] { $count } 個の名前が変わります
}
work-find = 検索
work-replace-with = 置換後
work-regular-expression = 正規表現
work-numbers = 番号
work-from = 開始
work-numbers-begin-at = 番号の開始値
work-by = 増分
work-numbers-rise-by = 番号の増分
work-extension = 拡張子
work-as-it-is = そのまま
work-letters-of-the-extension = 拡張子の文字
work-letters = 文字
work-letters-of-the-name = 名前の文字
work-name-now = 現在の名前
work-new-name = 新しい名前
work-preview = プレビュー

## plan

work-as-they-are = そのまま
work-all-small = すべて小文字
work-all-capitals = すべて大文字
work-each-word = 単語の先頭を大文字
work-first-letter = 先頭の文字
work-this-name-is-not-text = この名前はテキストではありません
work-not-a-name-of-a = ファイル名として使えません
work-two-would-have-this-name = 二つが同じ名前になります
work-this-name-is-taken = この名前は使われています
work-it-is-too-large = 大きすぎます
