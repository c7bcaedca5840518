# The wire chart in the dock: commands, replies and data connections along the time.

chart-wire-chart = Wire chart
chart-appears-here = Commands, replies and data connections appear here along the time.
chart-name =
    Wire chart: { $sessions ->
        [one] { $sessions } session
       *[other] { $sessions } sessions
    }, { $connections ->
        [one] { $connections } data connection
       *[other] { $connections } data connections
    }
# How long a time the chart shows.
chart-stretch = Stretch of time
chart-seconds =
    { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }
chart-freeze = Freeze
chart-go-on = Go on
# The right end of the chart: the newest event.
chart-newest = newest
chart-control = Control
# $tls is “TLS 1.3”.
chart-control-tls = Control · { $tls }
# $mode is EPSV, PASV, EPRT or PORT.
chart-data = Data · { $mode }
chart-resumed = TLS session resumed
chart-connected-in = Connected in { $took }
chart-tls-in = TLS in { $took }
chart-failed = It did not come to its end as it should.
