## The queue: what is done with it, and what happens at its end

action-older-done = 古いものを表示
    .help = リストより前に完了したものをさらに表示します。
action-export-queue = キューをエクスポート…
    .help = 残りの作業をファイルに書き、持ち運んだり保管したりします。
action-import-queue = キューをインポート…
    .help = そのようなファイルの内容を追加します。開始されるまで保留されます。
action-export-failures = 失敗をエクスポート…
    .help = 失敗した項目と理由を表（CSV）に書き出します。
action-filters = 名前付きフィルター…
    .help = ペインと転送するフォルダーのための名前付きフィルターを選び、変更します。
action-toggle-filters = フィルターを有効にする
    .help = 最後に使ったフィルターセットの有効・無効を切り替えます。
action-the-queue-is-empty = キューは空です
action-all-that-is-remembered = 記録されているものはすべて表示されています
file-dialog-write-to = { $name } の書き込み先
file-dialog-a-file-of-filters = FileZilla の filters.xml
file-dialog-a-file-with-a-queue = キューのファイル
app-some-filters-were-not-taken = 一部のフィルターは取り込まれませんでした
app-the-filters-are-as-they = フィルターは変わっていません
app-filters-are-off = フィルターはオフです
prompts-portolan-closes-in = Portolan は { $seconds } 秒後に閉じます
prompts-the-computer-sleeps-in = コンピューターは { $seconds } 秒後にスリープします
prompts-the-computer-is-shut-down-in = コンピューターは { $seconds } 秒後に電源が切れます
prompts-nothing-is-left-to-do = することは残っていません。
prompts-failed-files-stay = { $count ->
   *[other] { $count } 個のファイルが失敗しました。理由とともにキューに残ります。
}
prompts-stop-it = 止める
prompts-run-this-at-the-end = キューの終わりにこれを実行しますか？
prompts-it-is-run-as-it-stands = ここにあるとおり、一語一行で、シェルを通さず、このコンピューターでのあなたの権限で実行されます。ほかのコマンドは改めて確認します。
prompts-remove-it = 取り除く
prompts-let-it-run = 実行を許す
prompts-not-now = 今はしない

## settings and dock

settings-page-at-the-end = キューが終わったら
settings-then-nothing = 何もしない
settings-then-close = Portolan を閉じる
settings-then-sleep = コンピューターをスリープさせる
settings-then-shut-down = コンピューターの電源を切る
settings-remember-what-is-done = 完了したものを記録
    .help = この数のファイルが完了リストに残ります（プログラム終了後も）。0 = なし。
settings-show-a-notification = 通知を表示
    .help = 作業に 10 秒以上かかったとき。
settings-play-a-sound = 音を鳴らす
settings-run-a-command = コマンドを実行
    .help = プログラムと引数をシェルなしで。引用符で語をまとめます。実行してよいか一度だけ確認します。
settings-and-then = その後
    .help = 30 秒の間は取り消せます。ドックでは一回限りの指定ができます。
settings-keep-the-computer-awake = 転送中はコンピューターをスリープさせない
    .help = それまで自動でスリープしません。
settings-something-is-missing-behind = 最後の \ の後に何か足りません
settings-the-name-of-a-program = まずプログラムの名前が必要です
settings-the-closing-quote-is-missing = 閉じる { $quote } がありません
queue-closes = 閉じる
queue-sleeps = スリープ
queue-shuts-down = 電源を切る
queue-this-time-only = 今回だけ
queue-always = 常に
queue-run-a-command = コマンドを実行…
queue-a-command-runs = コマンドを実行中…
queue-the-computer-may-fall-asleep = その前にスリープするかもしれません：{ $why }
queue-waits-for-room-on-the-server = サーバーの空き容量を待っています
queue-waits-for-room-on-the-disk = ディスクの空き容量を待っています
queue-paused = 一時停止中
queue-the-site-is-held = サイトは保留中
queue-begins = { $when } に開始
pane-hidden-by-filters = フィルターで { $count } 件を非表示

## work: details of a transfer, and when it begins

queue-begin-at = 開始時刻…
detail-the-whole-error = エラーの全文
detail-server = サーバー
detail-comes-from = 送信元
detail-goes-to = 転送先
detail-state = 状態
detail-attempts = 試行回数
detail-session = セッション
detail-no-tls = TLS なし、または記録が残っていません
detail-encryption = 暗号化
detail-data-connection = データ接続
detail-said-on-this-session = このセッションの最後のやり取り
begin-at-when-shall-it-begin = いつ始めますか？
begin-at-when-shall-everything-begin = すべてをいつ始めますか？
begin-at-a-time-is-needed = 22:30 や 2026-12-01 08:00 のような時刻が必要です
begin-at-time = 時刻
begin-at-it-is-held-until = それまで保留されます：{ $when }
begin-at-a-time-of-the-day = 時刻だけなら次に来るもの。または 2026-12-01 08:00 のような日時。
begin-at-begin-now = 今すぐ開始
begin-at-begin-then = その時刻に開始
