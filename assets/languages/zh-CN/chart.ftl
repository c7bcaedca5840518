chart-wire-chart = 线路图
chart-appears-here = 命令、应答和数据连接会沿时间显示在这里。
chart-name =
    Wire chart: { $sessions ->
       *[other] { $sessions } 个会话
    }, { $connections ->
       *[other] { $connections } 个数据连接
    }
chart-stretch = 时间范围
chart-seconds =
    { $count ->
       *[other] { $count } 秒
    }
chart-freeze = 冻结
chart-go-on = 继续
chart-newest = 最新
chart-control = 控制
chart-control-tls = 控制 · { $tls }
chart-data = 数据 · { $mode }
chart-resumed = TLS 会话已恢复
chart-connected-in = 连接用时 { $took }
chart-tls-in = TLS 用时 { $took }
chart-failed = 它没有正常结束。
