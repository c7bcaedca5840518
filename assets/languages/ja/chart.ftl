chart-wire-chart = 通信チャート
chart-appears-here = コマンド、応答、データ接続が時間軸に沿ってここに表示されます。
chart-name =
    Wire chart: { $sessions ->
       *[other] { $sessions } セッション
    }, { $connections ->
       *[other] { $connections } データ接続
    }
chart-stretch = 表示する時間の幅
chart-seconds =
    { $count ->
       *[other] { $count } 秒
    }
chart-freeze = 止める
chart-go-on = 続ける
chart-newest = 最新
chart-control = 制御
chart-control-tls = 制御 · { $tls }
chart-data = データ · { $mode }
chart-resumed = TLS セッション再開
chart-connected-in = 接続 { $took }
chart-tls-in = TLS { $took }
chart-failed = 正しく終わりませんでした。
