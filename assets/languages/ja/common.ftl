## Words that many places share

common-not-connected = 未接続
common-this-computer = このコンピューター
common-sha-256 = SHA-256
common-delete = 削除
common-cancel = キャンセル
common-copy = コピー
common-close = 閉じる
common-replace = 置き換え
common-skip = スキップ
common-open = 開く
common-new-folder = 新しいフォルダー
common-password = パスワード
common-server = サーバー
common-path = パス
common-name = 名前
common-size = サイズ
common-modified = 更新日時
common-download = ダウンロード
common-upload = アップロード
common-rename = 名前を変更
common-ask = 確認する
common-save = 保存
common-transfer-type = 転送タイプ
common-type-automatic = 自動
common-type-binary = バイナリ
common-type-ascii = ASCII
