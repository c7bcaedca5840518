## File

action-open = 開く
    .help = フォルダーを開くか、ファイルを転送します。
action-transfer = 反対側のペインへ転送
    .help = アクティブなペインの選択項目を反対側へ転送します。
action-add-to-queue = キューに追加
    .help = アクティブなペインの選択項目を反対側へのキューに入れ、開始されるまで保留します。
action-upload-files = ファイルをアップロード…
    .help = このコンピューターのファイルを選んでアップロードします。
action-upload-folders = フォルダーをアップロード…
    .help = このコンピューターのフォルダーを選んでアップロードします。
action-download-to = ダウンロード先を選ぶ…
    .help = このコンピューターのフォルダーを選び、サーバーで選択した項目をダウンロードします。
action-manual-transfer = パスを指定して転送…
    .help = ファイルと転送先を指定して転送します。
action-quick-look = クイックルック
    .help = 転送せずにテキストや画像を表示します。
action-view = 表示
    .help = 変更できないコピーを対応するプログラムで開きます。
action-edit = 編集
    .help = エディターで開きます。保存した内容は自動的にサーバーへ戻ります。
action-open-with-default = 関連付けられたプログラムで開く
    .help = デスクトップが割り当てたプログラムで開きます。
action-reveal = ファイルマネージャーで表示
    .help = デスクトップのファイルマネージャーで表示します。
action-terminal = ここで端末を開く
    .help = このフォルダーで端末を開きます。
action-new-folder = 新しいフォルダー
    .help = フォルダーを作成します。
action-new-folder-enter = 新しいフォルダーを作成して移動
    .help = フォルダーを作成し、その中に移動します。
action-new-file = 新しいファイル
    .help = 空のファイルを作成します。
action-rename = 名前を変更
    .help = その場で名前を変更します。
action-rename-many = まとめて名前を変更…
    .help = プレビューを見ながら、まとめて名前を変更します。
action-duplicate = 複製
    .help = 隣に複製を作成します。
action-delete = 削除…
    .help = 確認してから削除します。
action-permissions = パーミッション…
    .help = 誰が何をできるかを設定します。
action-measure = サイズを計算
    .help = フォルダーの中身を数えます。
action-properties = プロパティ…
    .help = わかっていることすべてと、チェックサム。

## Edit

action-undo = 元に戻す
    .help = 最後に手で行った操作を元に戻します。
action-copy = コピー
    .help = 選択項目をコピーして、別のフォルダー、タブ、プログラムに貼り付けられるようにします。
action-cut = 切り取り
    .help = 選択項目をコピーし、貼り付けたときにここから取り除きます。
action-paste = 貼り付け
    .help = コピーしたものをここに持ってきます。このコンピューター内、サーバーへ、サーバーから、サーバー内のいずれでもできます。
action-select-all = すべて選択
    .help = すべてを選択します。
action-invert-selection = 選択を反転
    .help = 選択されていないものだけを選択します。
action-select-none = 選択を解除
    .help = 何も選択しません。
action-select-pattern = パターンで選択…
    .help = パターンで名前を選択または解除します。
action-copy-names = 名前をコピー
    .help = 選択項目の名前をコピーします。
action-copy-paths = パスをコピー
    .help = 選択項目の完全なパスをコピーします。
action-select-differing = 違うものを選択
    .help = 反対側にない、サイズが違う、または古いものを両方のペインで選択します。
action-copy-urls = アドレスをコピー
    .help = サーバー上の選択項目のアドレスを、パスワードなしでコピーします。

## Go

action-back = 戻る
    .help = 前のフォルダーを表示します。
action-forward = 進む
    .help = 戻る前のフォルダーを表示します。
action-up = 上へ
    .help = 上のフォルダーを表示します。
action-refresh = 更新
    .help = フォルダーを読み直します。
action-switch-pane = ペインを切り替える
    .help = キーボードを反対側のペインに渡します。
action-switch-side = このペインにこのコンピューターまたはサーバー
    .help = アクティブなペインに、サーバーの代わりにこのコンピューターを、またはその逆を表示します。
action-bookmarks = ブックマーク…
    .help = 保存したフォルダーへ移動し、表示中のフォルダーを保存します。
action-link-folders = 一緒に移動
    .help = 両方のペインが一緒にフォルダーに入り、出ます。
action-edit-path = パスを入力
    .help = パスを入力します。
action-address = アドレスを入力
    .help = アドレスを入力します。

## View

action-filter = フィルター
    .help = 特定の文字を含む名前だけを表示します。
action-find = 検索…
    .help = このコンピューターとサーバーのフォルダー全体を検索します。
action-compare-panes = ペインを比較
    .help = もう一方にないもの、新しいもの、古いもの、サイズが違うものに、両方のペインで印を付けます。
action-only-differences = 違いのみ
    .help = ペインの比較中、同じものを隠します。
action-align-rows = 行を並べる
    .help = ペインの比較中、同じ名前を同じ高さに並べ、一緒にスクロールします。
action-read-contents = ペインを内容で比較
    .help = ペインの比較中に、同じサイズのファイルの内容を突き合わせます。サーバーのチェックサムを使い、なければ全バイトを取得します。
action-compare = 下のフォルダーもすべて比較…
    .help = 両方のフォルダーとその下のすべてを、サイズ、日時、内容で比較します。一覧はドックに出ます。
action-synchronise = 同期…
    .help = 一方のフォルダーを中身ごともう一方と同じにします。実行前にすべて表示されます。
action-select-missing = もう一方にないものを選択
    .help = 比較中、もう一方にないものをこのペインで選択します。
action-select-newer = 新しいものを選択
    .help = 比較中、もう一方より後に変更されたものをこのペインで選択します。
action-panes-are-not-compared = ペインは比較されていません
action-compare-panes-first = 「ペインを比較」で始めます
action-hidden-files = 隠しファイルを表示
    .help = ドットで始まるファイルの表示を切り替えます。
action-tree = フォルダーツリー
    .help = アクティブなペインの横のツリーの表示を切り替えます。
action-swap-sides = 左右を入れ替える
    .help = サーバーを反対側に置きます。
action-folders-first = フォルダーを先に
    .help = フォルダーをファイルの前に、または混ぜて並べます。
action-natural-order = 数字を値で並べる
    .help = 名前の中の数字を値で、または一桁ずつ並べます。
action-case-sensitive = 大文字を先に
    .help = 大文字を小文字の前に、または区別せずに並べます。
action-show-transfers = 転送を表示
    .help = 転送中と待機中の項目を表示します。
action-show-failed = 失敗を表示
    .help = 失敗した項目とその理由を表示します。
action-show-done = 完了を表示
    .help = 完了した項目を表示します。
action-show-edits = 開いているファイルを表示
    .help = ここで開いているサーバーのファイルを表示します。
action-show-found = 見つかったものを表示
    .help = 検索や比較で見つかったものを表示します。
action-show-log = ログを表示
    .help = コマンドと応答を表示します。
action-show-chart = 通信チャートを表示
    .help = コマンド、応答、データ接続を時間に沿って表示します。
action-theme-dark = ダークテーマ
    .help = 暗い配色。
action-theme-light = ライトテーマ
    .help = 明るい配色。
action-theme-system = システムのテーマ
    .help = システムの配色に合わせます。
action-zoom-in = 拡大
    .help = すべてを大きくします。
action-zoom-out = 縮小
    .help = すべてを小さくします。
action-zoom-reset = 標準サイズ
    .help = すべてを元の大きさで表示します。

## Server

action-sites = サイト…
    .help = 保存したサイト：接続、変更、作成、ほかのプログラムからの取り込み。
action-new-site = 新しいサイト…
    .help = 場所、ログオン方法、転送方法を入力してサイトを作ります。
action-save-site = サイトとして保存…
    .help = このタブのサーバーをサイトとして保存します。
action-import-sites = サイトをインポート…
    .help = ほかのプログラムからサイトを取り込みます。
action-disconnect = 切断
    .help = タブの接続を終了または開始します。
action-reconnect = 再接続
    .help = タブの接続を終了し、接続し直します。
action-encoding = 名前の文字コード…
    .help = サーバーの名前の文字コードを指定します。
action-empty-bin = サーバーのごみ箱を空にする…
    .help = 確認のあと、サーバーのごみ箱とその中身をすべて削除します。
action-server-memory = このサーバーについてわかっていること
    .help = サーバーについて学んだこと。
action-trust-store = 信頼する相手
    .help = 手動で信頼した証明書とサーバー。
action-practice = 練習用サーバー
    .help = 練習用サーバーを起動して接続します。

## Queue

action-pause-all = 転送を一時停止または再開
    .help = すべての転送を停止または再開します。
action-queue-hold = 保留または再開
    .help = キューの選択項目を保留または解除します。
action-queue-top = キューの先頭へ
    .help = キューの選択項目から始めます。
action-queue-up = キューで上へ
    .help = 選択項目を一行上へ移動します。
action-queue-down = キューで下へ
    .help = 選択項目を一行下へ移動します。
action-queue-bottom = キューの末尾へ
    .help = キューの選択項目を最後にします。
action-queue-remove = リストから取り除く
    .help = 選択項目をリストから外します。転送中のものは中止されます。
action-queue-select-all = リスト全体を選択
    .help = リストのすべてを選択します。
action-queue-retry = 選択項目を再試行
    .help = 選択項目をもう一度試します。
action-queue-copy = リストをテキストとしてコピー
    .help = リストを、列をタブで区切ったテキストとしてコピーします。
action-type-automatic = 転送タイプ：自動
    .help = 名前からテキストと分かるファイルは ASCII で、ほかはバイト単位でそのまま転送します。
action-type-binary = 転送タイプ：バイナリ
    .help = すべてのファイルをバイト単位でそのまま転送します。
action-type-ascii = 転送タイプ：ASCII
    .help = すべてのファイルをテキストとして転送し、改行は相手側のものになります。テキスト以外は壊れます。
action-retry-failed = 失敗をすべて再試行
    .help = 失敗した項目をすべてもう一度試します。
action-clear-failed = 失敗を消去
    .help = 失敗した項目をすべて忘れます。
action-clear-done = 完了を消去
    .help = 完了した項目を忘れます。
action-clear-log = ログを消去
    .help = ログを忘れます。

## Tabs

action-new-tab = 新しいタブ
    .help = 別のタブを開きます。
action-duplicate-tab = タブを複製
    .help = 同じサーバーとフォルダーで別のタブを開きます。
action-close-tab = タブを閉じる
    .help = このタブを閉じます。
action-reopen-tab = 閉じたタブを開き直す
    .help = 最後に閉じたタブをもう一度開きます。
action-next-tab = 次のタブ
    .help = 次のタブを表示します。
action-previous-tab = 前のタブ
    .help = 前のタブを表示します。
action-tab-left = タブを左へ
    .help = このタブを左へ移動します。
action-tab-right = タブを右へ
    .help = このタブを右へ移動します。
action-tab-1 = タブ 1 を表示
    .help = 1 番目のタブを表示します。
action-tab-2 = タブ 2 を表示
    .help = 2 番目のタブを表示します。
action-tab-3 = タブ 3 を表示
    .help = 3 番目のタブを表示します。
action-tab-4 = タブ 4 を表示
    .help = 4 番目のタブを表示します。
action-tab-5 = タブ 5 を表示
    .help = 5 番目のタブを表示します。
action-tab-6 = タブ 6 を表示
    .help = 6 番目のタブを表示します。
action-tab-7 = タブ 7 を表示
    .help = 7 番目のタブを表示します。
action-tab-8 = タブ 8 を表示
    .help = 8 番目のタブを表示します。
action-tab-9 = 最後のタブを表示
    .help = 最後のタブを表示します。

## Portolan

action-palette = コマンドを検索
    .help = 操作、サイト、フォルダーを名前で探します。
action-settings = 設定…
    .help = 動作と表示を選びます。
action-edit-shortcuts = ショートカット…
    .help = 操作のキーを選びます。
action-menu = メニュー
    .help = すべての操作を種類別に表示します。
action-about = Portolan について
    .help = このプログラムについてと、問題の報告に必要な情報。
action-quit = 終了
    .help = ウィンドウを閉じます。

## Keys, as menus show them: what stands on a keyboard for this language

action-key-ctrl = Ctrl
action-key-alt = Alt
action-key-shift = Shift
action-key-delete = Del

## Menus

action-menu-file = ファイル
action-menu-edit = 編集
action-menu-go = 移動
action-menu-view = 表示
action-menu-server = サーバー
action-menu-transfers = 転送
action-menu-tabs = タブ
action-menu-portolan = Portolan

## Why an action is not possible now, and what to do

action-no-folder-is-shown-here = ここにはまだフォルダーが表示されていません
action-nothing-is-selected = 何も選択されていません
action-select-files-or-folders-first = 先にファイルかフォルダーを選択してください。
action-nothing-to-download-is-selected = ダウンロードするものが選択されていません
action-select-files-or-folders-of = 先にサーバーのファイルかフォルダーを選択してください。
action-this-is-the-top = ここが最上位です
action-nothing-to-transfer-to-yet = まだ転送先がありません
action-nothing-to-upload-to-yet = まだアップロード先がありません
action-no-server-yet = まだサーバーがありません
action-there-is-only-one-tab = タブは一つだけです
action-no-tab-was-closed = 閉じたタブはありません
action-nothing-in-the-list-is = リストで何も選択されていません
action-nothing-failed = 失敗はありません
action-nothing-is-done-yet = まだ何も完了していません
action-the-log-is-empty = ログは空です
action-this-is-for-folders-of = これはこのコンピューターのフォルダー用です
action-nothing-of-this-computer-is = このコンピューターの項目が選択されていません
action-select-a-file-or-folder = 先にファイルかフォルダーを選択してください。
action-nothing-of-a-server-is = サーバーの項目が選択されていません
action-select-files-or-folders-there = 先にそこでファイルかフォルダーを選択してください。
action-there-is-nothing-to-take = 元に戻すものがありません
action-no-folder-was-shown-before = 前に表示したフォルダーはありません
action-no-folder-was-left-by = 戻る操作で離れたフォルダーはありません
action-connect-first = 先にサーバーに接続してください。上にアドレスを入力します。
