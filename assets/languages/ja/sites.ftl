## Tabs of the form

sites-tab-general = 全般
sites-tab-transfer = 転送
sites-tab-security = セキュリティ
sites-tab-network = ネットワーク
sites-tab-advanced = 詳細

## The form of a site: choices

sites-log-on-anonymous = 匿名
sites-log-on-user = ユーザーとパスワード
sites-log-on-account = ユーザー、パスワード、アカウント
sites-log-on-ask = ユーザー（パスワードは確認する）
sites-log-on-interactive = 対話式：サーバーが尋ねる
sites-mode-default = 自動：まずパッシブ、次にアクティブ
sites-mode-epsv = EPSV：拡張パッシブ、こちらから接続
sites-mode-pasv = PASV：パッシブ、こちらから接続、IPv4 のみ
sites-mode-eprt = EPRT：拡張アクティブ、サーバーから接続
sites-mode-port = PORT：アクティブ、サーバーから接続、IPv4 のみ
sites-tls-if-offered = FTP、対応していれば TLS
sites-tls-explicit = FTP over TLS、必須（明示的）
sites-tls-implicit = 最初のバイトから FTP over TLS（暗黙的）
sites-tls-off = 暗号化なしの FTP：途中の誰もが読めます
sites-if-exists-default = 設定に従う
sites-if-exists-replace = 置き換える
sites-if-exists-newer = 元が新しければ置き換える
sites-if-exists-size = サイズが違えば置き換える
sites-if-exists-newer-or-size = 元が新しいか、サイズが違えば置き換える
sites-if-exists-content = 内容が違えば置き換える
sites-if-exists-resume = 足りない分を追加
sites-if-exists-keep-both = 両方残す
sites-if-exists-skip = そのままにする
sites-verify-default = 設定に従う
sites-verify-size = サイズで
sites-verify-checksum = サーバーが作ればチェックサムで
sites-verify-read-back = チェックサムか、読み戻して
sites-family-default = IPv4 と IPv6、先に応答したほう
sites-family-ipv4 = IPv4 のみ
sites-family-ipv6 = IPv6 のみ
sites-when-default = サーバーが対応しているとわかる場合
sites-when-always = 常に
sites-when-never = しない

## The form of a site: fields; .hint is what stands in an empty one, .on what is beside a tick

sites-field-name = 名前
sites-field-tls = プロトコル
sites-field-host = ホスト
sites-field-port = ポート
sites-field-log-on = ログオン方法
sites-field-user = ユーザー
sites-field-remote-folder = リモートフォルダー
    .hint = ログオン時のフォルダー
sites-field-local-folder = ローカルフォルダー
    .hint = 表示中のもの
sites-field-mode = データ接続
sites-field-colour = 色
sites-field-icon = アイコン
sites-field-note = メモ
sites-field-sessions = セッション
    .hint = 設定に従う、1 から 32
sites-field-if-exists = すでにある場合
sites-field-atomic = アップロード
    .on = 完全になるまで一時的な名前で
sites-field-bin = 置き換えられるファイル
    .on = サーバーのゴミ箱 .portolan-bin に 30 日間保存する
sites-field-verify = 転送の確認方法
sites-field-upload-limit = アップロード制限
    .hint = 毎秒 KiB、空 = なし
sites-field-download-limit = ダウンロード制限
    .hint = 毎秒 KiB、空 = なし
sites-field-linked-browsing = ペイン
    .on = フォルダーを一緒に移動する（リンク移動）
sites-field-compare =
    .on = 接続したらすぐに両側を比較する
sites-field-tls-min = 最低バージョン
sites-field-tls-max = 最高バージョン
sites-field-pin = 証明書
    .hint = 信頼済みのもの以外に受け入れる唯一のものの SHA-256
sites-field-client-certificate = こちらの証明書
    .hint = サーバーがこのコンピューターを見分ける PEM ファイル
sites-field-plain-data = ファイル
    .on = サーバーが保護を拒否したら平文で
sites-field-proxy = プロキシ
    .hint = 設定に従う。`none` または socks5://host:port
sites-field-proxy-commands = プロキシのコマンド
    .hint = ftp-custom:// 用：USER %u@%h、PASS %p、一行に一つ
sites-field-family = アドレス
sites-field-active-ports = アクティブのポート
    .hint = 50000-50100、空 = 空いているもの
sites-field-external-address = アクティブのアドレス
    .hint = ルーターのアドレス、空 = このコンピューターのもの
sites-field-trust-pasv-address = パッシブのアドレス
    .on = サーバーが示すアドレスに接続する（PASV）
sites-field-keep-alive = 接続の維持
    .hint = noop:30、stat:60、pwd:60 または off
sites-field-encoding = 名前の文字コード
    .hint = UTF-8 または自動判別、ほかに GBK、windows-1252 …
sites-field-time-offset = 時計
    .hint = 自動判別、ほかに UTC より +01:00
sites-field-server-family = サーバーの系統
    .hint = 自動判別
sites-field-hidden-files = LIST -a
sites-field-language = 言語
    .hint = サーバーの言葉の言語、例 `en`（LANG）
sites-field-allocate =
    .on = アップロードの前にサイズを伝える
sites-field-post-login = ログオン後
    .hint = コマンド、一行に一つ：SITE UMASK 022

## draft

sites-a-user-has-no-control = ユーザー名に制御文字は使えません
sites-who-logs-on = 誰がログオンしますか？
sites-every-bookmark-needs-a-name = ブックマークには名前が必要です
sites-every-bookmark-needs-a-folder = ブックマークには、こちらか向こうのフォルダーが必要です
sites-this-is-no-number = 数ではありません
sites-this-is-no-number-of = 毎秒 KiB の数ではありません
sites-some-bytes-a-second-are = 毎秒 1 バイト以上、または無制限なら空にしてください

## folder

sites-folder = フォルダー
sites-name-of-the-folder = フォルダーの名前
sites-holds = 内容
sites-count-sites = { $count ->
   *[other] { $count } サイト
}

## form

sites-this-site-is-of-the = このサイトはこのコンピューターの管理者のファイルにあります。複製すると、その複製を変更できます。
sites-host = ホスト
sites-port = ポート
sites-colour-teal = 色：青緑
sites-colour-violet = 色：すみれ
sites-colour-green = 色：緑
sites-colour-amber = 色：琥珀
sites-colour-red = 色：赤
sites-colour-blue = 色：青
sites-colour-magenta = 色：マゼンタ
sites-colour-orange = 色：オレンジ
sites-icon-anchor = アイコン：錨
sites-icon-globe = アイコン：地球
sites-icon-drives = アイコン：ドライブ
sites-icon-cloud = アイコン：雲
sites-icon-database = アイコン：データベース
sites-icon-desktop = アイコン：デスクトップ
sites-icon-laptop = アイコン：ノートパソコン
sites-icon-house = アイコン：家
sites-icon-router = アイコン：ルーター
sites-icon-picture = アイコン：画像
sites-icon-music = アイコン：音楽
sites-icon-code = アイコン：コード
sites-icon-parcel = アイコン：小包
sites-icon-bug = アイコン：虫
sites-icon-star = アイコン：星
sites-asked-for-the-settings-of = 確認します：このコンピューターの設定がパスワードの保存を禁じています
sites-asked-for-when-it-is = 入力がなければ、必要なときに確認します
sites-kept-under-the-master-password = マスターパスワードの下に保存、または確認
sites-kept-in-the-system-keyring = システムのキーリングに保存、または確認
sites-bookmarks = ブックマーク
sites-local-folder = ローカルフォルダー
sites-remote-folder = リモートフォルダー
sites-of-bookmark = ブックマーク { $at } の{ $what }
sites-remove-bookmark = ブックマーク { $at } を取り除く
sites-add-a-bookmark = ブックマークを追加

## site_manager

sites-came = { $count ->
   *[other] { $count } サイトを取り込みました
}
sites-without = （{ $lines } を除く）
sites-written-to = { $path } に書き込みました{ $left_out }
sites-sites = サイト
sites-new-site = 新しいサイト
sites-find-a-site = サイトを検索
sites-no-sites-yet-make-one = まだサイトがありません。作成するか、ほかのプログラムから取り込んでください。
sites-import = インポート…
sites-nothing-is-chosen = 何も選ばれていません
sites-choose-a-site-on-the = 左でサイトを選ぶか、新しく作成してください。
sites-count-items = { $count ->
   *[other] { $count } 項目
}
sites-delete-with-all-that-is = { $count ->
   *[other] { $count } 項目を中身ごと削除しますか？
}
sites-what-was-changed-is-not = 変更は保存されていません。
sites-not-saved-yet = { $count ->
   *[other] { $count } サイトが未保存です
}
sites-keep = 残す
sites-discard = 破棄
sites-connect = 接続
sites-new-folder = 新しいフォルダー { $number }

## moving

sites-import-sites = サイトをインポート
sites-back = 戻る
sites-import-2 = インポート
sites-import-count = { $count ->
   *[other] { $count } サイトをインポート
}
sites-file-of-another-program = ほかのプログラムのファイル
sites-a-file-of-filezilla-winscp = FileZilla、WinSCP、Double Commander、rclone、lftp のファイル、または .netrc
sites-choose = 選ぶ…
sites-read = 読む
sites-looking-for-files-of-other = ほかのプログラムのファイルを探しています…
sites-no-file-of-another-program = いつもの場所にほかのプログラムのファイルがありません。上で指定してください。
sites-found-on-this-computer-they = このコンピューターで見つかりました。読むだけです。
sites-read-of = { $title } を読む { $path }
sites-with-count = { $count ->
   *[other] { $count } 個のパスワードも
}
sites-with-the-settings = 設定も
sites-with-the-filters = { $count ->
   *[other] フィルター { $count } 個も
}
sites-trust-its-certificates = その証明書を信頼する
sites-password-of-the-passwords-in = ファイル内のパスワードのパスワード
sites-password-of-the-passwords-in-2 = ファイル内のパスワードのパスワード。その後もう一度「読む」
sites-there-already = { " " }· すでにあります
sites-with-its-password = { " " }· パスワード付き
sites-left-out = 対象外
sites-filter-of-import = フィルター · { $name }
sites-certificate-of = { $server } の証明書：{ $sha256 }
sites-setting = 設定 · { $line }
sites-export-count = { $count ->
   *[other] { $count } サイトをエクスポート
}
sites-portolans-own-form-toml = Portolan の形式（TOML）
sites-filezillas-form-xml = FileZilla の形式（XML）
sites-with-the-passwords = パスワードも
sites-everybody-who-has-the-file = ファイルを持つ人は誰でもパスワードを読めます。
sites-encrypted-under = 次のもので暗号化
sites-password-of-the-passwords = パスワードのパスワード
sites-new-file = 新しいファイル
sites-export-2 = エクスポート

## tree

sites-out-of-all-folders = すべてのフォルダーの外へ
sites-folder-2 = フォルダー { $name }
sites-site = サイト { $name }
sites-into-this-folder = このフォルダーの中へ
sites-before-this-one = これの前へ
sites-new-site-here = ここに新しいサイト
sites-new-folder-here = ここに新しいフォルダー
sites-duplicate = 複製
sites-export-3 = エクスポート…
sites-delete = 削除…
sites-queue-of = { $site } のキュー: アップロード { $uploads } 件、ダウンロード { $downloads } 件、{ $size }
sites-what-is-queued-is-held = キューに入るものは解除するまで保留され、確認なしに置き換えることはありません。
sites-bookmark-of-import = ブックマーク · { $name }
