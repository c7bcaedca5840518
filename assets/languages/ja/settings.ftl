## Pages

settings-language-of-the-system = システムに合わせる

## Choices of the settings

settings-theme-system = システムに合わせる
settings-theme-dark = ダーク
settings-theme-light = ライト
settings-rows-compact = 狭い
settings-rows-normal = 標準
settings-rows-roomy = 広い
settings-dates-short = 今日 07:00 · 11月20日 18:02
settings-dates-iso = 2026-11-20 18:02
settings-dates-iso-seconds = 2026-11-20 18:02:33
settings-dates-day-month-year = 20.11.2026 18:02
settings-dates-month-day-year = 11/20/2026 06:02 PM
settings-sizes-decimal = 12.4 KB（1 KB = 1,000 バイト）
settings-sizes-binary = 12.1 KiB（1 KiB = 1,024 バイト）
settings-sizes-bytes = 12,400 バイト
settings-at-start-ask = 確認する
settings-at-start-always = 開く
settings-at-start-never = 空のタブで始める
settings-when-busy-ask = 確認する
settings-when-busy-background = すべて終わるまでウィンドウなしで続ける
settings-when-busy-stop = 転送を止める

## Connections

settings-sessions-for-transfers-with-one = 一つのサイトとの転送セッション
    .help = この数のファイルを同時に転送します。それより少なく許すサーバーには、それ以上求めません。
settings-sessions-with-all-sites-together = すべてのサイトを合わせたセッション
    .help = サイトがいくつあっても、同時に転送するファイルはこれを超えません。
settings-data-connections = データ接続
    .help = 入力したアドレス用です。保存したサイトには個別の選択があります。

## Transfers

settings-upload-limit = アップロード制限
    .help = すべてのアップロードの合計、毎秒：500 KB、2.5 MB。空 = 無制限。
settings-no-limit = 無制限
settings-download-limit = ダウンロード制限
    .help = すべてのダウンロードの合計、毎秒。
settings-limits-by-the-clock = 時刻による制限
    .help = 規則を ; で区切ります：mon-fri 08:00-18:00 up=500000 down=0（毎秒バイト数、0 = 無制限）。
settings-uploads-at-a-time = 同時アップロード数
settings-downloads-at-a-time = 同時ダウンロード数
settings-attempts = 試行回数
    .help = 失敗とみなすまでに転送を試みる回数。
settings-wait-before-the-second-attempt = 2 回目までの待ち時間
    .help = 秒。待つたびに倍になります。
settings-longest-wait = 最長の待ち時間
    .help = 秒。試行の間の待ち時間はこれを超えません。
settings-keep-the-time-of-files = ファイルの日時を保つ
    .help = 転送したものに元の日時を付けます。今後の転送に適用されます。
settings-keep-the-permissions-of-files = ファイルの権限を保つ
    .help = 転送したものを誰が読み、書き、実行できるかを元のままにします。setuid などは決して移しません。今後の転送に適用されます。
settings-upload-under-a-temporary-name = まず一時的な名前でアップロード
    .help = サーバー上で途中のファイルが見えません。入力したアドレス用です。保存したサイトには個別の選択があります。

## Conflicts

settings-uploads-where-the-file-exists = アップロード：サーバーにファイルがある場合
settings-downloads-where-the-file-exists = ダウンロード：こちらにファイルがある場合
    .help = 日時やサイズを比べられないときは、必ず確認します。
settings-name-where-both-are-kept = 両方残すときの名前
    .help = { "{" }name{ "}" } は拡張子を除いた名前、{ "{" }n{ "}" } は番号、{ "{" }ext{ "}" } は拡張子です。

## Interface

settings-theme = テーマ
settings-language = 言語
    .help = ウィンドウの言語。サーバーの言葉はそのままです。
settings-scale = 倍率
    .help = 文字を含むすべての大きさ。
settings-rows-of-lists = リストの行
settings-dates-and-times = 日付と時刻
settings-sizes = サイズ
settings-less-motion = 動きを減らす
    .help = 滑りやフェードをなくします。デスクトップが動きを減らす設定なら、これがオフでもそうなります。

## StartAndQuit

settings-tabs-of-the-last-run = 前回のタブ
    .help = サーバーに再接続します。パスワードはキーリングから取るか、確認します。
settings-folder-at-the-start = 開始時のフォルダー
    .help = 空 = 前回終わったところ。
settings-connect-at-the-start-to = 開始時の接続先
    .help = パスワードなしのアドレス。空 = なし。
settings-closing-the-window-while-files = ファイルの転送中にウィンドウを閉じるとき

## Notifications

settings-ask-for-attention-when-all = すべての転送が終わったら知らせる
    .help = 別のウィンドウが前にある間、タスクバーに表示します。

## Logging

settings-write-the-log-to-a = ログをファイルに書く
    .help = すべての出来事を JSON の行で書き、パスワードは伏せます。次の起動から。ファイルは毎回新しくなります。

## Passwords

settings-passwords-may-be-kept = パスワードの保存を許す
    .help = オフなら毎回パスワードを確認します。次の起動から。
settings-in-the-keyring-of-the = システムのキーリングに保存
    .help = オフの場合、または動いていない場合は、マスターパスワードで守られたファイルに入ります。次の起動から。
settings-lock-the-file-of-passwords = パスワードファイルをロック
    .help = 使わないままこの分数が過ぎたら。0 = しない。次の起動から。

## Proxies

settings-proxy = プロキシ
    .help = ほかの指定がないサイト用。使うには下にアドレスを入力します。
settings-address-of-the-proxy = プロキシのアドレス
    .help = 種類://USER@HOST:PORT。種類は socks5、socks4a、http、ftp-user、ftp-site、ftp-open のいずれか。パスワードは確認します。
settings-hosts-that-are-reached-without = プロキシを使わないホスト
    .help = 配下を含む名前、アドレス、ネットワーク（10.0.0.0/8）、または *。空白で区切ります。

## Lists

settings-mode-auto-what-works-epsv-first = 自動：うまくいくもの、まず EPSV
settings-mode-epsv-extended-passive = EPSV：拡張パッシブ
settings-mode-pasv-passive-ipv4-only = PASV：パッシブ、IPv4 のみ
settings-mode-eprt-extended-active = EPRT：拡張アクティブ
settings-mode-port-active-ipv4-only = PORT：アクティブ、IPv4 のみ
settings-exists-replace-if-newer = 新しければ置き換え
settings-exists-replace-if-of-another-size = サイズが違えば置き換え
settings-exists-replace-if-newer-or-of = 新しいかサイズが違えば置き換え
settings-exists-replace-if-the-contents-differ = 内容が違えば置き換え
settings-exists-resume-append-what-is-missing = 再開：足りない分を追加
settings-exists-keep-both-under-a-free = 空いた名前で両方残す
settings-as-many-as-there-are-sessions = セッションの数だけ
settings-proxy-of-the-environment = 環境の設定に従う
settings-proxy-none = なし
settings-proxy-below = 下のもの

## What is wrong with what is typed; no full stop at the end

settings-a-number-from-to = { $least } から { $most } の数が必要です
settings-a-number-with-kb-or-mb = KB か MB の付いた数が必要です
settings-a-limit-is-at-least = 制限は毎秒 1 バイト以上です
settings-the-whole-path-is-needed = 最上位からの完全なパスが必要です
settings-an-address-without-a-password = パスワードなしのアドレスが必要です

## settings_window

settings-page-connections = 接続
settings-page-transfers = 転送
settings-page-existing-files = 既存のファイル
settings-page-file-types = ファイルタイプ
settings-page-interface = 表示
settings-page-start-and-quit = 開始と終了
settings-page-notifications = 通知
settings-page-log = ログ
settings-page-passwords = パスワード
settings-page-proxies = プロキシ
settings-page-shortcuts = ショートカット
settings-settings = 設定
settings-what-is-changed-holds-at = 変更はすぐに有効になります。
settings-find-a-setting = 設定を検索
settings-no-setting-has-these-words = この言葉を含む設定はありません
settings-the-file-keeps-what-is = ここで別のものを選ぶまで、ファイルの内容はそのまま残ります。

## shortcuts

settings-keys-as-in = キーの割り当て
settings-preset-of-shortcuts = ショートカットのプリセット
settings-put-all-back = すべて元に戻す
settings-find-an-action = 操作を検索
settings-find-an-action-or-keys = 操作またはキーを検索
settings-no-action-has-these-words = この言葉を含む操作はありません
settings-also = { $words }、ほかに { $label }
settings-take-from = { $words } を外す：{ $label }
settings-press-the-keys-esc-leaves = キーを押してください。Esc でそのままにします
settings-add-keys-for = キーを追加：{ $label }
settings-put-back-the-keys-of = キーを元に戻す：{ $label }
settings-calls-already = { $words } はすでに「{ $label }」に使われています
settings-leave-it = そのままにする
settings-take-it-for = 「{ $label }」に使う

## Passwords

settings-where-passwords-are = パスワードの場所
settings-passwords-forbidden = どこにもありません：設定が保存を禁じています。毎回確認します。
settings-passwords-in-keyring = システムのキーリング。
settings-passwords-unknown = まだ確認していません。
settings-passwords-nowhere = このセッションにはキーリングがなく、マスターパスワードも決まっていないため、毎回確認します。
settings-passwords-open = マスターパスワードで守られたファイル。ロックするか Portolan が終わるまで開いています。
settings-passwords-locked = マスターパスワードで守られたファイル。ロック中です。
settings-choose-master = マスターパスワードを決める…
settings-open-passwords = 開く
settings-change-master = マスターパスワードを変える…
settings-lock-now = 今すぐロック
settings-forgotten-master = 忘れた場合…
settings-forget-master-question = マスターパスワードがなければ誰もパスワードを読めません。ファイルを別に置き、空のものから始めますか？
settings-set-passwords-aside = 別に置く
settings-new-master = 新しいマスターパスワード
settings-master = マスターパスワード
settings-master-once-more = もう一度同じものを
settings-masters-differ = 二つが一致しません
settings-use-master = 使う

## Editing

settings-page-editing = 編集
settings-transfer-type-help = バイナリはファイルをバイト単位でそのまま転送します。ASCII (TYPE A) はテキストの改行を相手側のものにします。テキスト以外は壊れ、再開はできず、サイズもチェックサムも証拠になりません。自動は、下の一覧でテキストとされるものを ASCII で転送します。
settings-text-endings = テキストファイルの拡張子
    .help = 自動の場合：最後のドットの後ろの部分を空白で区切ります。UTF-16 のテキストはここに入れないでください。
settings-text-endings-hint = txt html css
settings-text-names-hint = README; Makefile
settings-text-names = テキストファイルの名前
    .help = 自動の場合：名前全体を ; で区切ります。
settings-text-without-ending = 拡張子のないファイルはテキスト
    .help = 自動の場合。Unix ではほとんどのプログラムに拡張子がありません。
settings-text-hidden = 拡張子のない隠しファイルはテキスト
    .help = 自動の場合：.profile のように、唯一のドットで始まる名前。
settings-an-ending-has-no-dot = 拡張子にドットや / は使えません：{ $ending }
settings-a-name-has-no-slash = 名前に / は使えません：{ $name }
settings-editor = エディター
    .help = 編集するファイルを開くプログラムと引数。{"{"}file{"}"} はファイルを表し、なければ最後に付きます。シェルは使いません。空欄ならデスクトップのプログラムを使います。
settings-programs-by-ending = 拡張子ごとのプログラム
    .help = 表示と編集に使う「拡張子 = プログラム」を ; で区切ります: html css = code --wait; png = gimp
settings-editor-hint = code --wait
settings-programs-hint = html css = code --wait; png = gimp
