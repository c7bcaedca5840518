sync-title = { $here } { $arrow } { $there } を同期
sync-mode = 何を何に合わせるか
sync-mirror-there = サーバーへミラー
sync-mirror-here = このコンピューターへミラー
sync-update-there = サーバーを更新
sync-update-here = このコンピューターを更新
sync-both = 双方向
sync-compare-by = 比較の基準
sync-by-time = 比較: サイズと日時
sync-by-size = 比較: サイズ
sync-by-content = 比較: 内容
sync-filters = フィルター: { $name }
sync-uploads = { $count ->
   *[other] アップロード { $count } 件 · { $size }
}
sync-downloads = { $count ->
   *[other] ダウンロード { $count } 件 · { $size }
}
sync-deletions = { $count ->
   *[other] 削除 { $count } 件
}
sync-comparing = 比較中…
sync-comparing-so-far = 比較中… { $folders } 個のフォルダーを読み取り済み
sync-compared = { $folders } 個のフォルダーを読み取り、同じ { $same } 件は非表示
sync-unread = { $count ->
   *[other] { $count } 個のフォルダーを読み取れませんでした
}
sync-with-same = 同じものも表示
sync-nothing-yet = まだ何も変更されていません。
sync-keep = この選択を記憶
sync-keep-help = 次回、このダイアログはこの状態で開きます。
sync-nothing-to-do = することはありません
sync-do = { $count ->
   *[other] { $count } 件を同期
}
sync-caution-unread = 削除にはチェックを付けていません: すべてを読み取れませんでした。
sync-caution-empty = 削除にはチェックを付けていません: ミラー元に何もありません。
sync-caution-too-many = 削除にはチェックを付けていません: 保持できる数を超えて見つかりました。
sync-caution-unfinished = 削除にはチェックを付けていません: 比較が最後まで終わりませんでした。
sync-untick = すべて外す
sync-plan = 実行される内容
sync-path = パス
sync-here = こちら
sync-server = サーバー
sync-why = 理由
sync-left = そのまま
sync-not-touched = { $why }: 変更しません
