chart-wire-chart = Gráfico da linha
chart-appears-here = Comandos, respostas e conexões de dados aparecem aqui ao longo do tempo.
chart-name =
    Wire chart: { $sessions ->
        [one] { $sessions } sessão
       *[other] { $sessions } sessões
    }, { $connections ->
        [one] { $connections } conexão de dados
       *[other] { $connections } conexões de dados
    }
chart-stretch = Intervalo de tempo
chart-seconds =
    { $count ->
        [one] { $count } segundo
       *[other] { $count } segundos
    }
chart-freeze = Congelar
chart-go-on = Continuar
chart-newest = mais novo
chart-control = Controle
chart-control-tls = Controle · { $tls }
chart-data = Dados · { $mode }
chart-resumed = Sessão TLS retomada
chart-connected-in = Conectado em { $took }
chart-tls-in = TLS em { $took }
chart-failed = Não chegou ao fim como deveria.
