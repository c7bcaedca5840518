## Files of a server that are open here

editing-open-files = 開いているファイル
editing-none = サーバーのファイルは開かれていません
editing-none-help = サーバーのファイルで F4 を押すとエディターで開きます。保存した内容は自動的に戻ります。
editing-file = ファイル
editing-where = 場所
editing-state = 状態
editing-saved = 保存
editing-decide = 決める…
editing-try-again = 今すぐ再試行
editing-open = プログラムで開く
editing-stop-viewing = 表示をやめる
editing-stop-editing = 編集をやめる

## How a file is

editing-fetching = 取得中: { $amount }
editing-saved-there = サーバーに保存済み
editing-not-changed = 変更なし
editing-changed = ここに保存済み、まもなくサーバーへ
editing-uploading = サーバーへ送信中: { $amount }
editing-waiting = ここにのみ保存。可能になり次第サーバーへ送ります。{ $why }
editing-asks = ここでもサーバーでも変更あり: 決めてください
editing-failed = ここにのみ保存。{ $why }
editing-missing = プログラムがコピーを取り除きました

## Both sides changed

editing-changed-too = 「{ $name }」はサーバーでも変更されています
editing-changed-there = 取得後に誰かがサーバー側で変更しました。何も置き換えていません。
editing-gone-there = 取得後に誰かがサーバー側から取り除きました。何も置いていません。
editing-ours = ここ: { $facts }
editing-theirs = サーバー: { $facts }
editing-nothing = なし
editing-unknown-size = サイズ不明
editing-compare = 比較
editing-later = 後で
editing-keep-both = 両方を残す
editing-put-it-there = サーバーに置く
editing-no-texts = テキストではないため、サイズと日時だけを比較できます。
editing-lines-here = { $count ->
   *[other] こちらだけに { $count } 行
}
editing-lines-there = { $count ->
   *[other] サーバーだけに { $count } 行
}
editing-first-megabyte = それぞれ最初の 1 メガバイトを表示
editing-versions = 両方の版
editing-line = 行
editing-here = + ここ
editing-there = − サーバー

## A program

editing-run = 「{ $name }」を実行しますか？
editing-run-why = 開くと実行されます。プログラムか、プログラムを含むファイルです。
editing-run-from-server = サーバーから来たもので、あなたのファイルに何でもできます。
editing-run-from-here = 入手元が何であれ、何でもできます。
editing-run-editor = 変更するには、設定の「編集」でエディターを選んでください。
editing-run-it = 実行する
editing-do-not-run = 実行しない

## Giving up

editing-give-up = 「{ $name }」の変更を捨てますか？
editing-give-up-why = ここに保存した内容はサーバーにありません。どこにも残らなくなります。
editing-keep-open = 開いたままにする
editing-give-up-yes = 捨てる

## What is typed in the settings

editing-quote-open = 引用符が閉じていません
editing-no-name = プログラムの名前がありません
editing-rule = 拡張子とプログラムを = でつないでください: { $rule }
