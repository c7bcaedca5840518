check-connection = 接続を確認
check-connection-of = 接続を確認 · { $server }
check-again = もう一度確認
check-stop = 中止
check-copy-report = レポートをコピー
check-use-for-this-site = このサイトで使う
check-go-on-with-this-certificate = この証明書で続ける

## The steps

check-step-resolve = 名前
check-step-connect = 制御接続
check-step-tls = TLS
check-step-log-on = ログオン
check-step-data = データ接続
check-step-folder = リモートフォルダー

## How far a step is

check-waiting = 待機中
check-running = 実行中
check-passed = 正常
check-warned = 動作しますが注意があります
check-failed = 動作しません
check-left-out = 未実施

## What was found

check-looked-up-by-proxy = プロキシ { $proxy } が名前を解決します
check-by-authority = 証明書はこのコンピューターの認証局が保証しています
check-by-fingerprint = 証明書はあなたが信頼したものです
check-no-tls = このサイトは TLS を使いません。パスワードもすべてのファイルも平文で送られます
check-plain-allowed = このサーバーには TLS なしを許可しています。パスワードもすべてのファイルも平文で送られます
check-data-in-clear = ファイルと一覧は平文です。サーバーが保護を拒み、このサイトはそれを許可しています
check-listed = { $count ->
   *[other] { $folder } には { $count } 個の項目があります
    }
check-resumed = TLS セッションを再利用
check-not-resumed = TLS セッションを新規作成
check-address-replaced = サーバーは到達できない { $named } を示しています。代わりに { $used } を使います
check-through = { $mode } を使用
check-valid-until = { $date } まで有効
check-signed-by = 署名者: { $issuer }

## What follows

check-best = { $mode } を使ってください。
check-best-of-all = どのデータ接続モードも動作します。{ $mode } はコマンドが最も少なくて済みます。
check-best-passive = ここからはアクティブモードが使えません。ルーターかファイアウォールが、サーバーからこのコンピューターへの接続を通しません。
check-best-active = パッシブモードが使えません。サーバー手前のルーターかファイアウォールが、サーバーの示すポートへの接続を通しません。
check-best-of-some = ほかのモードの一部は動作しません。
check-best-one-time = ワンタイムパスワードは 1 つのセッションにしか使えないため、1 つのモードだけを試しました。
check-no-mode = データ接続ができません。
check-no-mode-why = コマンドはサーバーに届きますが、一覧も転送もできません。どのポートがデータ接続に開いているかを管理者に尋ねるか、プロキシを経由してください。
check-certificate-once = サーバーの管理者から聞いたフィンガープリントと照合してください。この確認のあいだだけ有効です。秘密の情報はまだ何も送られていません。
