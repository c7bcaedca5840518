## address

chrome-sites = サイト
chrome-type-an-address-ftpes-user = アドレスを入力：ftpes://user@host/folder
chrome-auto = 自動 · { $used }
chrome-auto-2 = 自動
chrome-how-data-connections-are-made = データ接続の方法
chrome-auto-what-works-epsv-first = 自動：うまくいくもの、まず EPSV
chrome-epsv-extended-passive-we-connect = EPSV：拡張パッシブ、こちらから接続
chrome-pasv-passive-we-connect-ipv4 = PASV：パッシブ、こちらから接続、IPv4 のみ
chrome-eprt-extended-active-the-server = EPRT：拡張アクティブ、サーバーから接続
chrome-port-active-the-server-connects = PORT：アクティブ、サーバーから接続、IPv4 のみ
chrome-disconnect = 切断
chrome-connect = 接続
chrome-type-an-address-first = 先にアドレスを入力してください

## found

chrome-connect-to = { $name } に接続
chrome-go-to = { $place } へ移動
chrome-the-server = サーバー

## chrome

chrome-but-files-go-in-clear = { $version }、ただしファイルは平文で送られます
chrome-certificate-trusted = { $version } · 信頼された証明書
chrome-certificate-pinned = { $version } · 固定された証明書
chrome-not-encrypted = 暗号化なし

## palette

chrome-commands = コマンド
chrome-search-commands = コマンドを検索
chrome-type-what-you-want-to = したいこと、サーバー、フォルダー、パスを入力
chrome-nothing-has-these-words = この言葉を含むものはありません

## status

chrome-encoding-of-names = 名前の文字コード
chrome-one-round-trip-to-the = サーバーとの一往復
chrome-waiting-for-your-answer = あなたの返答を待っています
chrome-connected = 接続済み
chrome-trying-again-in = { $after }後に再試行
chrome-not-connected = 未接続：{ $why }
chrome-queue = キュー { $percent } %
chrome-paused = 一時停止中

## tabs

chrome-new-tab = 新しいタブ
chrome-not-connected-2 = 未接続
chrome-connecting = 接続中
chrome-asks-something = 質問があります
chrome-connected-2 = 接続済み
chrome-trying-again = 再試行中
chrome-failed = 失敗

## welcome

chrome-type-an-address-above-or = 上にアドレスを入力するか、このコンピューターの練習用サーバーを試してください。
chrome-where-to = どこへ？
chrome-starting-the-practice-server = 練習用サーバーを起動しています
chrome-a-real-ftp-server-on = このコンピューター上の本物の FTP サーバー。サンプルファイル付きで、ウィンドウを閉じると消えます
chrome-connect-to-2 = { $url } に接続

## status

chrome-count-sessions = { $count ->
   *[other] { $count } セッション
}

## Sites of other programs

chrome-sites-of-others = このコンピューターにはすでにご存じのサーバーがあります：{ $programs }。
chrome-take-over = { $program } から取り込む…
