## apply

app-the-practice-server-could-not = 練習用サーバーを起動できませんでした

## choices

app-this-proxy-is-not-used = このプロキシは使われません

## dialogs

app-a-file-dialog-is-open = ファイルダイアログはすでに開いています
app-close-it-before-you-open = 別のものを開く前に閉じてください。このウィンドウの後ろにあるかもしれません。

## work

app-no-folder-is-selected = フォルダーが選択されていません
app-the-sizes-of-files-are = ファイルのサイズはすでに表示されています。
app-the-bookmarks-could-not-be = ブックマークを保存できませんでした

## app

app-some-bookmarks-could-not-be = 一部のブックマークを読めませんでした
app-some-settings-cannot-be-used = 一部の設定は使えません
app-the-windows-preferences-could-not = ウィンドウの設定を読めませんでした
app-there-is-no-such-site = そのサイトはありません
app-no-saved-site-is-called = 「{ $name }」という保存済みサイトはなく、アドレスでもありません。
app-the-tabs-could-not-be = タブを保存できませんでした
app-portolan = Portolan
app-portolan-2 = { $site } – Portolan

## notices

app-details = 詳細

## place

app-home = ホーム

## practice

app-practice-server = 練習用サーバー
app-its-thread-ended-before-it = 準備ができる前にスレッドが終了しました

## encoding

app-encoding-of-names = 名前の文字コード
app-show-as = { $chosen } で表示
app-names-are-kept-as-the = 名前はサーバーにあるまま保たれます。ここでは表示のしかたと、入力・アップロードする名前の書き方を選びます。
app-another-one = 別のもの
app-another-encoding = 別の文字コード
app-automatic = 自動

## prefs

app-the-windows-preferences-could-not-2 = ウィンドウの設定を保存できませんでした
app-the-settings-could-not-be = 設定を保存できませんでした

## window

app-width-of-the-panes = ペインの幅
app-height-of-the-dock = ドックの高さ

## letters

app-no-font-has-the-letters-of = { $language } の文字を持つフォントがありません
app-the-window-speaks-english-until = Noto Sans CJK などのフォントが入るまで英語で表示します。入れたら Portolan を起動し直してください。
