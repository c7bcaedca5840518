## What is looked for

hunts-find = 検索
hunts-name = 名前
hunts-regex = 正規表現
hunts-match-case = 大文字と小文字を区別
hunts-all-kinds = ファイルとフォルダー
hunts-files = ファイル
hunts-folders = フォルダー
hunts-larger = より大きい
hunts-smaller = より小さい
hunts-newer = より後に変更
hunts-older = より前に変更
hunts-preset = 名前付きフィルター
hunts-no-preset = なし（下で選ぶ）
hunts-hidden = 隠しファイル
hunts-any = すべて
hunts-hidden-only = 隠しファイルのみ
hunts-hidden-not = 隠しファイルを除く
hunts-permissions = 権限
hunts-owner = サーバー上の所有者
hunts-group = サーバー上のグループ
hunts-world-writable = 誰でも書き込める
hunts-group-writable = グループが書き込める
hunts-read-only = 所有者が書き込めない
hunts-executable = 実行できる
hunts-not-for-all = 誰でも読めるわけではない
hunts-begin = 検索
hunts-bad-size = サイズは B、KB、MB、GB 付きの数です
hunts-bad-day = 日付は 2026-11-20 のように書きます

## How two folders are compared

hunts-compare = フォルダーを比較
hunts-by-size = サイズで
hunts-by-time = サイズと日時で（サーバーが示す精度で）
hunts-by-content = サイズと内容で: チェックサム、なければ全バイトを取得
hunts-recursive = 中のフォルダーもすべて
hunts-compare-now = 比較

## What was found

hunts-found = 検索結果
hunts-nothing-yet = まだ何も検索していません
hunts-nothing-yet-help = 検索はここやサーバーのフォルダー全体を調べます。フォルダーの比較は両ペインの違いを示します。
hunts-where = 場所
hunts-difference = 違い
hunts-stop = 停止
hunts-clear = 消去
hunts-only-differences = 違いだけ
hunts-select-for-upload = 新しいものと足りないものを選択: アップロード
hunts-select-for-download = 新しいものと足りないものを選択: ダウンロード
hunts-go = フォルダーで表示
hunts-edit = 編集
hunts-copy-paths = パスをコピー
hunts-delete-here = このコンピューターから削除
hunts-delete-there = サーバーから削除
hunts-count = { $count ->
   *[other] { $count } 件見つかりました
}
hunts-differ = { $count ->
   *[other] 違い { $count } 件
}
hunts-folders-read = { $count ->
   *[other] { $count } フォルダー読了
}
hunts-not-read = { $count ->
   *[other] { $count } フォルダーを読めませんでした
}
hunts-too-many = 保持できる数を超えて見つかりました
hunts-stopped = 停止しました

## Differences

hunts-same = 同じ
hunts-only-here = ここだけ
hunts-only-there = サーバーだけ
hunts-newer-here = ここが新しい
hunts-newer-there = サーバーが新しい
hunts-other-size = サイズが違う
hunts-other-contents = 内容が違う
hunts-other-kind = 種類が違う
hunts-unknown = 不明
