## done

queue-files-appear-here-once-the = Os arquivos aparecem aqui assim que o servidor os confirma.
queue-nothing-done-yet = Nada concluído ainda
queue-file = Arquivo
queue-destination = Destino
queue-speed = Velocidade
queue-when = Quando
queue-checked = Conferido
queue-done = Concluído
queue-left-as-it-was = Ficou como estava
queue-confirmed-size-compared = Confirmado, tamanho comparado
queue-confirmed-by-the-server = Confirmado pelo servidor
queue-confirmed-as-text = Confirmado pelo servidor, enviado como texto ASCII
queue-confirmed-compared = Confirmado, { $algorithm } comparado
queue-confirmed-read-back-and-compared = Confirmado, relido e comparado
queue-time-refused = Data não mantida: o servidor a recusou
queue-time-not-supported = Data não mantida: o servidor não tem comando para isso
queue-time-not-told = Data não mantida: o servidor não a informa
queue-permissions-refused = Permissões não mantidas: o servidor as recusou
queue-permissions-not-supported = Permissões não mantidas: o servidor não tem comando para isso

## failed

queue-nothing-failed = Nada falhou
queue-why = Por quê
queue-failed = Falhou
queue-details = Detalhes
queue-enter = Enter

## head

queue-transfers = Transferências
queue-log = Registro
queue-throughput-s = Vazão: { $size }/s
queue-left = faltam { $count }
queue-left-so-far = faltam { $count } até agora
queue-no-limit = Sem limite
queue-each = { $rate } cada
queue-speed-limit = Limite de velocidade
queue-uploads = Envios
queue-downloads = Downloads
queue-sessions-for-transfers-with-one = Sessões para transferências com um site
queue-count-sessions = { $count ->
    [one] { $count } sessão
   *[other] { $count } sessões
}
queue-continue = Continuar
queue-pause = Pausar

## menu

queue-highest = Máxima
queue-high = Alta
queue-normal = Normal
queue-low = Baixa
queue-lowest = Mínima
queue-highest-priority = prioridade máxima
queue-high-priority = prioridade alta
queue-low-priority = prioridade baixa
queue-lowest-priority = prioridade mínima
queue-hold-after-the-files-that = Reter depois dos arquivos em curso
queue-priority = Prioridade
queue-as-its-job = Como sua tarefa
queue-this-whole-copy = Toda esta cópia
queue-this-whole-upload = Todo este envio
queue-this-whole-download = Todo este download
queue-this-site = Este site
queue-as-usual = Como sempre
queue-as-its-site = Como seu site
queue-cancel-this-whole-copy = Cancelar toda esta cópia
queue-server-to-server = De servidor para servidor
queue-cancel-this-whole-upload = Cancelar todo este envio
queue-cancel-this-whole-download = Cancelar todo este download
queue-hold = Reter

## transfers

queue-drag-files-from-one-pane = Arraste arquivos de um painel para o outro, ou pressione F5.
queue-nothing-to-transfer = Nada para transferir
queue-count-items = { $count ->
    [one] { $count } item
   *[other] { $count } itens
}
queue-before = Antes de { $name }
queue-to-the-end-of-the = Para o fim da fila
queue-progress = Progresso
queue-amount = Quantidade
queue-left-2 = Resta
queue-state = Estado
queue-to = { $words }{ $share }, { $amount } para { $destination }
queue-so-far-2 = { $count } até agora
queue-newer-here = , mais novo aqui
queue-newer-there = , mais novo lá
queue-asks-exists = Pergunta: existe{ $newer }
queue-retrying-in = Nova tentativa em { $after }
queue-reading-the-folder = Lendo a pasta

## lists: filter, groups, columns

queue-direction = Direção
queue-attempts = Tentativas
queue-no-groups = Sem grupos
queue-by-job = Por tarefa
queue-by-server = Por servidor
queue-group-rows = Agrupar a lista
queue-filter-list = Filtrar a lista
queue-filter = Filtro da lista
queue-filter-hint = Nome, caminho, servidor, estado
queue-filter-state = Mostrar
queue-close-filter = Fechar o filtro
queue-all-states = Todos os estados
queue-only-moving = Em andamento
queue-only-waiting = Esperando
queue-only-held = Retidos
queue-only-asking = Com pergunta
queue-all-checks = Qualquer verificação
queue-only-size = Tamanho comparado
queue-only-checksum = Soma de verificação comparada
queue-only-read-back = Relidos
queue-only-confirmed = Só confirmados
queue-only-text = Como texto ASCII
queue-only-skipped = Deixados como estavam
queue-both-ways = Ambas as direções
queue-shown-of = { $shown } de { $whole }
queue-all-shown = { $count ->
    [one] { $count } linha
   *[other] { $count } linhas
}
queue-sorting = Ordenando a lista
queue-left-the-list = Concluído ou removido
queue-fold = Recolher { $name }
queue-unfold = Expandir { $name }
queue-fold-all = Recolher todos os grupos
queue-unfold-all = Expandir todos os grupos
queue-select-group = Selecionar as linhas dele
queue-hold-group = Reter { $name }
queue-continue-group = Continuar { $name }
queue-first-group = Começar por { $name }
queue-priority-of-group = Prioridade de { $name }
queue-remove-group = Remover { $name }
queue-remove-all = Remover tudo
queue-retry-group = Tentar { $name } de novo
queue-moving = { $count ->
    [one] { $count } em andamento
   *[other] { $count } em andamento
}
queue-nothing-matches = Nada na lista corresponde ao filtro
queue-waits-over = Aguardando: o servidor ainda conta sessões encerradas
queue-waits-allowed = { $count ->
    [one] Aguardando: o servidor permite { $count } sessão
   *[other] Aguardando: o servidor permite { $count } sessões
}
queue-waits-found = { $count ->
    [one] Aguardando: o servidor aceita { $count } sessão agora ({ $why }); mais uma será tentada depois
   *[other] Aguardando: o servidor aceita { $count } sessões agora ({ $why }); mais uma será tentada depois
}
queue-waits-others = { $what }; { $names } também usa
