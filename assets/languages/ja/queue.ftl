## done

queue-files-appear-here-once-the = サーバーが確認したファイルがここに表示されます。
queue-nothing-done-yet = まだ何も完了していません
queue-file = ファイル
queue-destination = 転送先
queue-speed = 速度
queue-when = 日時
queue-checked = 確認
queue-done = 完了
queue-left-as-it-was = そのまま残しました
queue-confirmed-size-compared = 確認済み、サイズを比較
queue-confirmed-by-the-server = サーバーが確認
queue-confirmed-as-text = サーバーが確認済み、ASCII テキストとして転送
queue-confirmed-compared = 確認済み、{ $algorithm } を比較
queue-confirmed-read-back-and-compared = 確認済み、読み戻して比較
queue-time-refused = 日時は保持されませんでした: サーバーが拒否しました
queue-time-not-supported = 日時は保持されませんでした: サーバーに対応するコマンドがありません
queue-time-not-told = 日時は保持されませんでした: サーバーが日時を示しません
queue-permissions-refused = パーミッションは保持されませんでした: サーバーが拒否しました
queue-permissions-not-supported = パーミッションは保持されませんでした: サーバーに対応するコマンドがありません

## failed

queue-nothing-failed = 失敗はありません
queue-why = 理由
queue-failed = 失敗
queue-details = 詳細
queue-enter = Enter

## head

queue-transfers = 転送
queue-log = ログ
queue-throughput-s = 転送速度：{ $size }/s
queue-left = 残り { $count }
queue-left-so-far = 今のところ残り { $count }
queue-no-limit = 無制限
queue-each = それぞれ { $rate }
queue-speed-limit = 速度制限
queue-uploads = アップロード
queue-downloads = ダウンロード
queue-sessions-for-transfers-with-one = 一つのサイトとの転送セッション
queue-count-sessions = { $count ->
   *[other] { $count } セッション
}
queue-continue = 再開
queue-pause = 一時停止

## menu

queue-highest = 最高
queue-high = 高
queue-normal = 標準
queue-low = 低
queue-lowest = 最低
queue-highest-priority = 最高の優先度
queue-high-priority = 高い優先度
queue-low-priority = 低い優先度
queue-lowest-priority = 最低の優先度
queue-hold-after-the-files-that = 転送中のファイルの後で保留
queue-priority = 優先度
queue-as-its-job = ジョブに従う
queue-this-whole-copy = このコピー全体
queue-this-whole-upload = このアップロード全体
queue-this-whole-download = このダウンロード全体
queue-this-site = このサイト
queue-as-usual = 通常どおり
queue-as-its-site = サイトに従う
queue-cancel-this-whole-copy = このコピー全体を中止
queue-server-to-server = サーバー間
queue-cancel-this-whole-upload = このアップロード全体を中止
queue-cancel-this-whole-download = このダウンロード全体を中止
queue-hold = 保留

## transfers

queue-drag-files-from-one-pane = ペインからペインへファイルをドラッグするか、F5 を押してください。
queue-nothing-to-transfer = 転送するものがありません
queue-count-items = { $count ->
   *[other] { $count } 項目
}
queue-before = { $name } の前
queue-to-the-end-of-the = キューの末尾へ
queue-progress = 進行状況
queue-amount = 転送量
queue-left-2 = 残り
queue-state = 状態
queue-to = { $words }{ $share }、{ $amount }、{ $destination } へ
queue-so-far-2 = これまでに { $count }
queue-newer-here = 、こちらが新しい
queue-newer-there = 、向こうが新しい
queue-asks-exists = 確認待ち：すでにあります{ $newer }
queue-retrying-in = { $after }後に再試行
queue-reading-the-folder = フォルダーを読んでいます

## lists: filter, groups, columns

queue-direction = 方向
queue-attempts = 試行回数
queue-no-groups = グループなし
queue-by-job = ジョブごと
queue-by-server = サーバーごと
queue-group-rows = リストをグループ化
queue-filter-list = リストを絞り込む
queue-filter = リストのフィルター
queue-filter-hint = 名前、パス、サーバー、状態
queue-filter-state = 表示
queue-close-filter = フィルターを閉じる
queue-all-states = すべての状態
queue-only-moving = 転送中
queue-only-waiting = 待機中
queue-only-held = 保留中
queue-only-asking = 確認待ち
queue-all-checks = すべての確認方法
queue-only-size = サイズを比較
queue-only-checksum = チェックサムを比較
queue-only-read-back = 読み戻して比較
queue-only-confirmed = サーバーの確認のみ
queue-only-text = ASCII テキストとして
queue-only-skipped = そのまま残したもの
queue-both-ways = 両方向
queue-shown-of = { $whole } 件中 { $shown } 件
queue-all-shown = { $count ->
   *[other] { $count } 行
}
queue-sorting = リストを並べ替えています
queue-left-the-list = 完了または削除済み
queue-fold = { $name } を折りたたむ
queue-unfold = { $name } を展開
queue-fold-all = すべてのグループを折りたたむ
queue-unfold-all = すべてのグループを展開
queue-select-group = その行を選択
queue-hold-group = { $name } を保留
queue-continue-group = { $name } を再開
queue-first-group = { $name } から始める
queue-priority-of-group = { $name } の優先度
queue-remove-group = { $name } を削除
queue-remove-all = すべて削除
queue-retry-group = { $name } を再試行
queue-moving = { $count ->
   *[other] { $count } 件を転送中
}
queue-nothing-matches = フィルターに一致する項目はありません
queue-waits-over = 待機中: サーバーは終了したセッションをまだ数えています
queue-waits-allowed = { $count ->
   *[other] 待機中: サーバーが許可するセッションは { $count } 件です
}
queue-waits-found = { $count ->
   *[other] 待機中: サーバーは現在 { $count } セッションを受け付けています ({ $why })。後でもう 1 つ試します
}
queue-waits-others = { $what } ({ $names } も使用中)
