## lines

trace-connecting-to = { $address } に接続しています
trace-connected-to = { $address } に接続しました
trace-resumed = 、再開
trace-data-connection-by = データ接続 { $id }、{ $mode }、{ $address }
trace-the-server-named-for-data = サーバーはデータに { $named } を指定しましたが、{ $used } を使います
trace-data-connection-under-tls = データ接続 { $id } は TLS 下{ $how }
trace-the-server = サーバー
trace-us = こちら
trace-not-as-it-should = 、正しくない閉じ方
trace-data-connection-closed-by-after = • データ接続 { $id } を{ $by }が { $size } の後に閉じました{ $how }
trace-no-answer-in-time = • 時間内に応答がありません：{ $waiting_for }
trace-closed = 終了：{ $why }
trace-command-waits = コマンド { $id } は待機中
trace-reply = 応答 { $code }
trace-data-connection-is-open = データ接続 { $id } が開きました
trace-data-connection = データ接続 { $id }：{ $size }

## trace_panel

trace-commands-and-replies-appear-here = コマンドと応答がここに表示されます。秘密はすべて伏せられます。
trace-nothing-was-said-yet = まだ何もやり取りしていません
trace-time = 時刻
trace-session = セッション
trace-line = 行
trace-log = ログ
trace-copy-line = 行をコピー
trace-copy-the-whole-log = ログ全体をコピー
trace-all-sessions = すべてのセッション
trace-closed-2 = 終了済み
trace-session-2 = セッション { $number }、{ $name }

## What commands of FTP do, beside them in a list; in small letters

trace-stop-the-transfer = 転送を止める
trace-room-that-a-file-needs = ファイルに必要な容量
trace-room-that-is-there = 空き容量
trace-go-to-the-folder-above = 上のフォルダーへ移動
trace-say-which-program-this-is = このプログラムの名乗り
trace-go-to-a-folder = フォルダーへ移動
trace-delete-a-file = ファイルを削除
trace-what-the-server-can-do = サーバーにできること
trace-checksum-of-a-file = ファイルのチェックサム
trace-what-the-server-says-of = コマンドについてのサーバーの説明
trace-when-a-file-was-modified = ファイルの更新日時
trace-set-facts-of-a-file = ファイルの属性を設定
trace-set-when-a-file-was = ファイルの更新日時を設定
trace-make-a-folder = フォルダーを作成
trace-facts-of-one-file = 一つのファイルの属性
trace-nothing = 何もしない
trace-set-an-option = オプションを設定
trace-which-folder-this-is = 現在のフォルダー
trace-delete-an-empty-folder = 空のフォルダーを削除
trace-rename-from = 変更前の名前
trace-rename-to = 変更後の名前
trace-set-permissions = パーミッションを設定
trace-commands-of-this-server-only = このサーバーだけのコマンド
trace-permissions-of-new-files = 新しいファイルのパーミッション
trace-size-of-a-file = ファイルのサイズ
trace-state-of-the-server-or = サーバーまたはファイルの状態
trace-which-system-it-is = サーバーのシステム
trace-crc-32-of-a-file = ファイルの CRC-32
trace-md5-of-a-file = ファイルの MD5
trace-sha-1-of-a-file = ファイルの SHA-1
trace-sha-256-of-a-file = ファイルの SHA-256
trace-command-for-the-server = サーバーへのコマンド
trace-a-command-for-the-server = サーバーへのコマンド。例：FEAT、SITE CHMOD 644 name
trace-send = 送信
