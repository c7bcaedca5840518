## certificate

prompts-the-certificate-of-has-changed = { $server } の証明書が変わりました
prompts-trust-the-certificate-of = { $server } の証明書を信頼しますか？
prompts-do-not-connect = 接続しない
prompts-trust-once = 今回だけ信頼
prompts-replace-the-trusted-one = 信頼済みのものと置き換える
prompts-always-trust = 常に信頼
prompts-either-the-server-has-a = サーバーの証明書が新しくなったか、誰かが間に入っているかのどちらかです。続ける前に管理者に確認してください。
prompts-compare-the-sha-256-below = { $problem } 下の SHA-256 を、{ $host } の管理者から受け取ったものと比べてください。
prompts-made-for = 発行先
prompts-good-for = 有効な名前
prompts-signed-by = 署名者
prompts-valid = 有効期間
prompts-from-to = { $from } から { $to } まで
prompts-trusted-before = 以前信頼したもの
prompts-nobody-whom-this-computer-trusts = このコンピューターが信頼する相手による署名がありません。
prompts-its-time-is-over = 有効期限が切れています。
prompts-its-time-has-not-begun = まだ有効ではないか、このコンピューターの時計が違っています。
prompts-it-was-made-for-another = このサーバーとは別の名前に対して発行されています。
prompts-its-issuer-has-taken-it = 発行者によって失効しています。
prompts-it-is-another-one-than = 以前信頼したものとは別のものです。
prompts-it-is-malformed-too-old = 形式が正しくないか、古すぎるか、サーバー用ではありません。

## delete

prompts-move-to-the-trash = ゴミ箱へ移動
prompts-move-to-the-trash-2 = { $what } をゴミ箱へ移動しますか？
prompts-delete = { $what } を削除しますか？
prompts-and-more = ほか { $count }
prompts-you-can-take-it-out = ゴミ箱から戻すことができます。
prompts-folders-go-with-all-that = フォルダーは中身ごと削除されます。サーバーにゴミ箱はなく、元に戻せません。
prompts-a-server-has-no-trash = サーバーにゴミ箱はなく、元に戻せません。

## error

prompts-where = 場所
prompts-why = 理由
prompts-what-to-do = 対処
prompts-cause = 原因

## exists

prompts-replace-if-newer = 新しければ置き換え
prompts-resume = 再開
prompts-keep-both = 両方残す
prompts-already-exists = { $name } はすでにあります
prompts-for-all-the-rest-of = このアップロードの残りすべてに
prompts-for-all-the-rest-of-the-copy = このコピーの残りすべてに適用
prompts-for-all-the-rest-of-2 = このダウンロードの残りすべてに
prompts-more = （ほか { $count }）
prompts-stop-queue = キューを停止
prompts-the-file-on-the-server = サーバー上のファイル
prompts-the-file-on-this-computer = このコンピューター上のファイル
prompts-or-if-the-sizes-differ = またはサイズが違えば
prompts-append-what-is-missing = 足りない分を追加
prompts-on-that-server = { $server } の { $folder }
prompts-on-server = サーバー上の { $folder }
prompts-size-unknown = サイズ不明
prompts-time-unknown = 日時不明
prompts-newer = 新しい

## leave

prompts-files-are-still-moving = ファイルはまだ転送中です
prompts-files-not-done-yet = { $count ->
   *[other] { $count } 個のファイルがまだ終わっていません。
}
prompts-go-on-without-a-window = ウィンドウなしで続ける
prompts-and-close-when-all-is = すべて終わるか、質問があれば閉じます
prompts-finish-the-files-that-move = 転送中のファイルを終えてから閉じる
prompts-the-rest-waits-paused-for = 残りは一時停止したまま次回を待ちます
prompts-stop-and-close = 停止して閉じる
prompts-what-is-half-done-can = 途中のものは再開できます
prompts-the-settings-can-answer-this = 設定で答えを決めておくことができます。

## master

prompts-choose-a-master-password = マスターパスワードを決める
prompts-master-password = マスターパスワード
prompts-no-keyring-runs-in-this = このセッションにはキーリングがありません。パスワードは、マスターパスワードで暗号化してこのコンピューターのファイルに保存できます。これがなければ誰にも復元できません。
prompts-it-opens-the-passwords-that = Portolan の実行中、このコンピューターに保存されたパスワードを開きます。
prompts-this-is-not-the-master = マスターパスワードが違います
prompts-the-same-once-more = もう一度同じものを
prompts-both-differ = 二つが一致しません
prompts-use-it = 使う

## new_folder

prompts-name-of-the-folder = フォルダーの名前
prompts-create = 作成
prompts-new-folder-and-enter = 新しいフォルダーを作成して移動
prompts-create-and-enter = 作成して移動
prompts-new-file = 新しいファイル
prompts-name-of-the-file = ファイルの名前
prompts-in = { $folder } の中

## password

prompts-password-for = { $user } のパスワード
prompts-asks-for-the-password-of = { $server } が { $user } のパスワードを求めています。
prompts-account-of = { $user } のアカウント
prompts-account = アカウント
prompts-asks-for-the-account-of = { $server } が、ユーザーとパスワードのほかに { $user } のアカウントを求めています。
prompts-it-says = サーバーの言葉：{ $words }
prompts-keep-it-in-the-keyring = このコンピューターのキーリングに保存
prompts-log-in = ログイン

## plain

prompts-offers-no-encryption = { $server } は暗号化に対応していません
prompts-password-names-and-files-would = パスワード、名前、ファイルが平文で送られ、途中にいる誰もが読んだり変えたりできます。自分のネットワークなら問題ないかもしれません。
prompts-the-server-said = サーバーの応答「{ $reply }」
prompts-connect-without-encryption = 暗号化なしで接続

## restore

prompts-open-the-tabs-of-the = 前回のタブを開きますか？
prompts-do-not-ask-again = 次から確認しない
prompts-begin-empty = 空で始める
prompts-open-them = 開く
prompts-held-until = 接続は { $time } まで回答のために保持されます。その後、またはサーバーが先に切断した場合は、新しい接続で送られます。
prompts-remove = { $count ->
   *[other] { $count } 項目をキューから取り除きますか？
}
prompts-remove-what = 完了したものはそのまま残ります。始まっているものは停止し、未完了のファイルは削除されます。この操作は元に戻せません。
prompts-remove-yes = 取り除く
