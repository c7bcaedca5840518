desktop-no-dragging-out = ほかのプログラムへファイルをドラッグできません
desktop-no-dragging-out-why = このウィンドウへのドロップなど、ほかの機能は使えます。ディスプレイが拒否しました：{ $why }
desktop-not-given = ほかのプログラムにファイルを渡せませんでした
desktop-no-folder = まず { $folder } に取り込みますが、そのフォルダーを作成できません：{ $why }
desktop-nothing-to-paste = 貼り付けるファイルがありません
desktop-copy-first = 先にここかファイルマネージャーでファイルをコピーしてください。
desktop-some-failed = ほかのプログラムはファイルを受け取れませんでした
desktop-some-failed-why = 一部が失敗しました。下の「失敗」を見て再試行し、もう一度ドラッグしてください。
