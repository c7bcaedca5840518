## Notices of the engine

news-kept-passwords = 保存されたパスワードは今使用できません: { $why }
news-password-not-kept = パスワードを保存できませんでした: { $why }
news-password-needs-master = パスワードは保存されませんでした。マスターパスワードが必要です
news-password-not-forgotten = 削除されたサイトのパスワードを消去できませんでした: { $why }
news-passwords-unusable = パスワードを使用できません: { $why }
news-file-set-aside = { $path } は壊れていたため { $aside } に移されました: { $why }
news-file-not-read = { $path } を読み取れません: { $why }
news-file-not-written = { $path } に書き込めません: { $why }
news-sites-set-aside = サイトを読み取れませんでした ({ $why })。ファイルは { $aside } として退避されました
news-sites-managed = { $path } のサイトを読み取れませんでした: { $why }
news-site-left-out = サイト「{ $site }」は除外されました: { $why }
news-overruled = 別のウィンドウが「{ $site }」の { $keys } を変更していました。ここで保存した内容が有効です
news-answer-not-kept = 回答を設定に保存できませんでした: { $why }
news-trace-slow = トレースファイルは完全ではありません。ディスクが遅すぎます
news-trace-failed = トレースファイルは完全ではありません。書き込みに失敗しました
news-files = { $count ->
   *[other] { $count } 個のファイル
}
news-disk-full = { $place } のあるディスクがいっぱいです。残り { $files }、{ $bytes }。ダウンロードは一時停止中です。空きを作って再開してください
news-disk-full-free = { $place } のあるディスクがいっぱいです。残り { $files }、{ $bytes }、空き { $free }。ダウンロードは一時停止中です。空きを作って再開してください
news-server-full = { $place } のディスクまたはクォータがいっぱいです。残り { $files }、{ $bytes }。アップロードは一時停止中です。空きを作って再開してください

## Notices of the queue

news-queue-added = { $from } からキューに追加: { $items } 件。ジョブは解放するまで保留されます
news-queue-left-out = 除外: { $what }
news-queue-site = キューのサイトを読み取れません ({ $why })。接続するまでファイルは待機します
news-queue-not-kept = この実行中にキューに入れたものは終了時に失われます: { $why }
news-queue-kept-again = キューは再びディスクに保存されています
news-queue-stuck = キューを書き込めません ({ $why })。毎秒再試行します。それまでファイルは開始されず、プログラムが停止すると追加分は失われます
news-queue-lost = キューは保存されなくなりました ({ $why })。これから追加するものは終了時に失われます
news-queue-not-reachable = このウィンドウが開いている間、コマンドラインからこのキューに到達できません: { $why }
news-queue-set-aside = 以前のキューを読み取れませんでした ({ $why })。変更せずに { $aside } として退避されました
news-history-unreadable = 以前の完了履歴を読み取れません: { $why }

## Other notices

news-not-opened = 「{ $file }」を開けませんでした: { $why }。設定の「編集」でプログラムを選んでください
news-edits-found = 以前編集していたサーバーのファイルがまだ開いています
news-edit-saved = 「{ $name }」をサーバーに保存しました
news-edit-waits = 「{ $name }」はここにのみ保存されています: { $why }。可能になりしだいサーバーへ送られます
news-command-not-allowed = キュー終了時のコマンドは実行されませんでした。許可されていません
news-allowance-not-kept = コマンドの許可を保存できませんでした: { $why }
news-end-notify = キュー終了時の通知を実行できませんでした: { $why }
news-end-sound = キュー終了時のサウンドを実行できませんでした: { $why }
news-end-command = キュー終了時のコマンドを実行できませんでした: { $why }
news-end-sleep = キュー終了時のスリープを実行できませんでした: { $why }
news-end-shut-down = キュー終了時のシャットダウンを実行できませんでした: { $why }
news-session-limit = { $limit ->
   *[other] { $server } は同時に { $limit } セッションまでです。後でまた増やしてみます
}
news-slept = このコンピューターは { $time } スリープしていました。接続をやり直します
news-nothing-to-take-back = 元に戻すものはありません
news-tls-gone = { $server } は以前 TLS を提供していましたが、今は提供していません。接続が改ざんされている可能性があります。何も送信していません

## What came of a job

news-job-up = { $count ->
   *[other] { $count } 個のファイルを { $site } にアップロードしました
}
news-job-up-none = { $site } には何もアップロードされませんでした
news-job-down = { $count ->
   *[other] { $count } 個のファイルを { $site } からダウンロードしました
}
news-job-down-none = { $site } からは何もダウンロードされませんでした
news-job-copied = { $count ->
   *[other] { $count } 個のファイルを { $source } から { $site } にコピーしました
}
news-job-copied-none = { $source } から { $site } には何もコピーされませんでした
news-job-and = { $text }、{ $part }
news-job-but = { $text }: { $part }
news-job-skipped = { $count ->
   *[other] { $count } 件はそのまま
}
news-job-failed = { $count } 件失敗
news-job-filtered = { $count ->
   *[other] フィルターで { $count } 件除外
}
news-job-hidden = { $count ->
   *[other] 隠し項目 { $count } 件除外
}
news-job-links = { $count ->
   *[other] リンク { $count } 件除外
}
news-job-special = { $count ->
   *[other] 特殊ファイル { $count } 件除外
}
news-job-unread = { $count ->
   *[other] 読み取れない、または名前が使えない一覧の行 { $count } 件除外
}
news-job-sources-left = { $count ->
   *[other] 元ファイル { $count } 件を削除できませんでした
}

## What the desktop is told at the end

news-end-title = 転送が完了しました
news-end-all = 残りの作業はありません。
news-end-failed = { $count ->
   *[other] { $count } 個のファイルが失敗しました。理由はキューにあります。
}
