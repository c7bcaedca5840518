## Notices of the engine

news-kept-passwords = As senhas guardadas não podem ser usadas agora: { $why }
news-password-not-kept = Não foi possível guardar a senha: { $why }
news-password-needs-master = A senha não foi guardada: para isso é preciso a senha mestra
news-password-not-forgotten = Não foi possível esquecer a senha de um site excluído: { $why }
news-passwords-unusable = As senhas não podem ser usadas: { $why }
news-file-set-aside = { $path } estava danificado e agora está em { $aside }: { $why }
news-file-not-read = { $path } não pode ser lido: { $why }
news-file-not-written = { $path } não pode ser gravado: { $why }
news-sites-set-aside = não foi possível ler os sites ({ $why }); o arquivo foi posto de lado como { $aside }
news-sites-managed = não foi possível ler os sites de { $path }: { $why }
news-site-left-out = o site “{ $site }” foi deixado de fora: { $why }
news-overruled = Outra janela tinha alterado { $keys } de “{ $site }” nesse meio-tempo; vale o que foi salvo aqui
news-answer-not-kept = Não foi possível guardar a resposta nas configurações: { $why }
news-trace-slow = O arquivo de rastreamento não está completo: o disco é lento demais
news-trace-failed = O arquivo de rastreamento não está completo: a gravação falhou
news-files = { $count ->
    [one] { $count } arquivo
   *[other] { $count } arquivos
}
news-disk-full = O disco de { $place } está cheio: ainda faltam { $files } com { $bytes }. Os downloads estão em pausa; libere espaço e continue
news-disk-full-free = O disco de { $place } está cheio: ainda faltam { $files } com { $bytes }, há { $free } livres. Os downloads estão em pausa; libere espaço e continue
news-server-full = O disco ou a cota de { $place } está cheio: ainda faltam ir { $files } com { $bytes }. Os envios para lá estão em pausa; libere espaço e continue

## Notices of the queue

news-queue-added = Adicionados à fila a partir de { $from }: { $items }. As tarefas ficam retidas até você liberá-las
news-queue-left-out = Deixado de fora: { $what }
news-queue-site = Um site da fila não pode ser lido ({ $why }); os arquivos dele esperam até você se conectar
news-queue-not-kept = O que você puser na fila se perde quando o programa terminar: { $why }
news-queue-kept-again = A fila voltou a ser guardada no disco
news-queue-stuck = A fila não pode ser gravada ({ $why }). Tenta-se de novo a cada segundo; até lá nenhum arquivo começa, e o que você adicionar se perde se o programa parar
news-queue-lost = A fila não é mais gravada ({ $why }): o que você adicionar agora se perde quando o programa terminar
news-queue-not-reachable = A linha de comando não alcança esta fila enquanto esta janela estiver aberta: { $why }
news-queue-set-aside = Não foi possível ler a fila de execuções anteriores ({ $why }). Ela foi posta de lado como { $aside }, sem nenhuma alteração
news-history-unreadable = Não é possível ler o que foi feito antes: { $why }

## Other notices

news-not-opened = “{ $file }” não foi aberto: { $why }. Escolha um programa nas configurações, em Edição
news-edits-found = Arquivos de servidores editados antes ainda estão abertos aqui
news-edit-saved = “{ $name }” está salvo no servidor
news-edit-waits = “{ $name }” está salvo só aqui: { $why }. Vai para o servidor assim que for possível
news-command-not-allowed = O comando do fim da fila não foi executado: ninguém o aprovou
news-allowance-not-kept = Não foi possível guardar a permissão do comando: { $why }
news-end-notify = A notificação do fim da fila não foi possível: { $why }
news-end-sound = O som do fim da fila não foi possível: { $why }
news-end-command = O comando do fim da fila não foi possível: { $why }
news-end-sleep = A suspensão do fim da fila não foi possível: { $why }
news-end-shut-down = O desligamento do fim da fila não foi possível: { $why }
news-session-limit = { $limit ->
    [one] { $server } permite { $limit } sessão por vez; mais serão tentadas depois
   *[other] { $server } permite { $limit } sessões por vez; mais serão tentadas depois
}
news-slept = Este computador ficou suspenso por { $time }; as conexões são refeitas
news-nothing-to-take-back = Não há nada para desfazer
news-tls-gone = { $server } oferecia TLS e não oferece mais. Alguém pode estar adulterando a conexão; nada foi enviado

## What came of a job

news-job-up = { $count ->
    [one] { $count } arquivo enviado para { $site }
   *[other] { $count } arquivos enviados para { $site }
}
news-job-up-none = Nada foi enviado para { $site }
news-job-down = { $count ->
    [one] { $count } arquivo baixado de { $site }
   *[other] { $count } arquivos baixados de { $site }
}
news-job-down-none = Nada foi baixado de { $site }
news-job-copied = { $count ->
    [one] { $count } arquivo copiado de { $source } para { $site }
   *[other] { $count } arquivos copiados de { $source } para { $site }
}
news-job-copied-none = Nada foi copiado de { $source } para { $site }
news-job-and = { $text }, { $part }
news-job-but = { $text }: { $part }
news-job-skipped = { $count ->
    [one] { $count } deixado como estava
   *[other] { $count } deixados como estavam
}
news-job-failed = { $count } com falha
news-job-filtered = { $count ->
    [one] { $count } item deixado de fora por um filtro
   *[other] { $count } itens deixados de fora por filtros
}
news-job-hidden = { $count ->
    [one] { $count } item oculto deixado de fora
   *[other] { $count } itens ocultos deixados de fora
}
news-job-links = { $count ->
    [one] { $count } link deixado de fora
   *[other] { $count } links deixados de fora
}
news-job-special = { $count ->
    [one] { $count } arquivo especial deixado de fora
   *[other] { $count } arquivos especiais deixados de fora
}
news-job-unread = { $count ->
    [one] { $count } linha de lista ilegível ou com nome não permitido deixada de fora
   *[other] { $count } linhas de listas ilegíveis ou com nomes não permitidos deixadas de fora
}
news-job-sources-left = { $count ->
    [one] { $count } origem não pôde ser excluída
   *[other] { $count } origens não puderam ser excluídas
}

## What the desktop is told at the end

news-end-title = As transferências terminaram
news-end-all = Não resta nada a fazer.
news-end-failed = { $count ->
    [one] { $count } arquivo falhou; está na fila com o motivo.
   *[other] { $count } arquivos falharam; estão na fila com os motivos.
}
