chart-wire-chart = Gráfico de la línea
chart-appears-here = Aquí aparecen órdenes, respuestas y conexiones de datos a lo largo del tiempo.
chart-name =
    Wire chart: { $sessions ->
        [one] { $sessions } sesión
       *[other] { $sessions } sesiones
    }, { $connections ->
        [one] { $connections } conexión de datos
       *[other] { $connections } conexiones de datos
    }
chart-stretch = Tramo de tiempo
chart-seconds =
    { $count ->
        [one] { $count } segundo
       *[other] { $count } segundos
    }
chart-freeze = Congelar
chart-go-on = Seguir
chart-newest = lo más nuevo
chart-control = Control
chart-control-tls = Control · { $tls }
chart-data = Datos · { $mode }
chart-resumed = Sesión TLS reanudada
chart-connected-in = Conectado en { $took }
chart-tls-in = TLS en { $took }
chart-failed = No terminó como debería.
