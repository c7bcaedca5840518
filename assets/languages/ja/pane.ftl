## chosen

pane-count-items = { $count ->
   *[other] { $count } 項目
}

## columns

pane-folders-first = フォルダーを先に
pane-numbers-by-their-value = 数字を値で並べる
pane-capital-letters-first = 大文字を先に
pane-columns-as-they-were-at = 列を最初の状態に戻す

## draw

pane-folder = フォルダー
pane-link = リンク
pane-special-file = 特殊ファイル
pane-file = { $ending } ファイル
pane-file-2 = ファイル

## drop

pane-move = 移動
pane-to = { $what } を { $to } へ{ $verb }
pane-upload-to = { $items } を { $path } へアップロード
pane-connect-to-a-server-first = 先にサーバーに接続してください

## errands

pane-stop = 停止
pane-working = 処理中
pane-to-the-trash = ゴミ箱へ：{ $what }
pane-deleting = { $what } を削除中
pane-counting = { $what } を数えています
pane-setting-permissions-of = { $what } のパーミッションを設定中
pane-renaming = { $what } の名前を変更中
pane-duplicating = { $what } を複製中
pane-looking-at = { $what } を確認中
pane-checking = { $what } を検査中
pane-making = { $what } を作成中
pane-taking-back = 元に戻しています：{ $what }
pane-of = { $done } / { $of }
pane-count-files = { $count ->
   *[other] { $count } ファイル
}
pane-count-folders = { $count ->
   *[other] { $count } フォルダー
}
pane-failed = { $count } 件失敗

## footer

pane-names-look-wrong = 名前が文字化けしていますか？
pane-not-understood = { $count ->
   *[other] { $count } 行が解釈できません
}
pane-reading = 読み込み中
pane-not-read = 未読
pane-listing = 一覧 { $took } · { $command }
pane-listed-minutes-ago = { $count } 分前に取得
pane-listed-hours-ago = { $count } 時間前に取得
pane-listed-days-ago = { $count ->
   *[other] { $count } 日前に取得
}
pane-list-anew = フォルダーの一覧を取得し直します
pane-free = 空き { $size }

## head

pane-the-server = サーバー
pane-reading-the-folder = フォルダーを読んでいます
pane-go-up = 上へ
pane-refresh = 更新
pane-filter = フィルター
pane-show-only-names-with = 次を含む名前だけ表示 …

## menu

pane-enter = 入る
pane-to-2 = { $place } へ{ $verb }

## pane

pane-local-files = ローカルのファイル
pane-remote-files = サーバーのファイル

## places

pane-places-on-this-computer = このコンピューターの場所
pane-places-on-the-server = サーバーの場所
pane-home = ホーム
pane-start-folder = 開始フォルダー、{ $folder }
pane-home-2 = ホーム、{ $folder }
pane-go-to-a-bookmark = ブックマークへ移動
pane-it-is-on-its-way = 取得中
pane-no-folders-here = ここにフォルダーはありません
pane-there-are-none-in-it = 中に一つもありません

## rename

pane-new-name = 新しい名前

## selection

pane-of-selected = { $all } 中 { $chosen } を選択 · { $what }
pane-not-shown = { $count } 件は非表示

## state

pane-reading-2 = { $place } を読んでいます
pane-waiting-for-your-answer = あなたの返答を待っています
pane-trying-again-in = { $after }後に再試行：{ $why }
pane-retry = 再試行
pane-details = 詳細
pane-the-connection-to-is-closed = { $name } との接続は閉じています。
pane-connect = 接続
pane-this-folder-is-empty = このフォルダーは空です
pane-drop-files-here-to-put = ここにファイルをドロップすると、この中に入ります。
pane-no-name-fits-the-filter = フィルターに合う名前がありません
pane-escape-in-the-filter-field = フィルター欄で Esc を押すと、すべて表示されます。
pane-only-hidden-files-here = ここには隠しファイルしかありません
pane-their-names-begin-with-a = 名前がドットで始まります。上の目のボタンで表示されます。
pane-this-listing-is-not-complete = この一覧は完全ではありません

## show

pane-local-folder-tree = ローカルのフォルダーツリー
pane-remote-folder-tree = サーバーのフォルダーツリー
pane-width-of-the-folder-tree = フォルダーツリーの幅

## Heads of columns, beside name, size and modified of common.ftl

pane-permissions = パーミッション
pane-type = 種類
pane-owner = 所有者
pane-group = グループ

## extent

pane-could-not-be-read-again = 読み直せませんでした。これは前の内容です
pane-entries-so-far = これまでに { $count } 件
pane-these-are-the-first-entries = これは最初の { $count } 件です。まだあります
pane-load-more = さらに読み込む
pane-the-reading-was-stopped-there = 読み込みを停止しました。まだあるかもしれません
pane-read-again = 読み直す
pane-the-reading-was-stopped-this = 読み込みを停止しました。これは前の内容です

## drop

pane-add-to-the-queue-for = { $what } を { $to } へのキューに追加
pane-no-folder-beside-title = こちら側にはそのフォルダーがありません
pane-no-folder-beside = 両方のペインは一緒に移動します。もう一方は { $other } を表示していますが、こちらに { $place } はありません。
pane-make-the-folder = フォルダーを作成
pane-go-apart = 別々に移動する
