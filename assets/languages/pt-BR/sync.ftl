sync-title = Sincronizar { $here } { $arrow } { $there }
sync-mode = O que fica igual a quê
sync-mirror-there = Espelhar no servidor
sync-mirror-here = Espelhar neste computador
sync-update-there = Atualizar o servidor
sync-update-here = Atualizar este computador
sync-both = Nos dois sentidos
sync-compare-by = Comparar por
sync-by-time = Comparar: tamanho e data
sync-by-size = Comparar: tamanho
sync-by-content = Comparar: conteúdo
sync-filters = Filtros: { $name }
sync-uploads = { $count ->
    [one] { $count } envio · { $size }
   *[other] { $count } envios · { $size }
}
sync-downloads = { $count ->
    [one] { $count } download · { $size }
   *[other] { $count } downloads · { $size }
}
sync-deletions = { $count ->
    [one] { $count } exclusão
   *[other] { $count } exclusões
}
sync-comparing = Comparando…
sync-comparing-so-far = Comparando… { $folders } pastas lidas
sync-compared = { $folders } pastas lidas, { $same } iguais e não mostradas
sync-unread = { $count ->
    [one] { $count } pasta não pôde ser lida
   *[other] { $count } pastas não puderam ser lidas
}
sync-with-same = Mostrar o que é igual
sync-nothing-yet = Nada foi alterado ainda.
sync-keep = Lembrar estas escolhas
sync-keep-help = Na próxima vez, esta janela começa assim.
sync-nothing-to-do = Nada a fazer
sync-do = { $count ->
    [one] Sincronizar { $count } item
   *[other] Sincronizar { $count } itens
}
sync-caution-unread = Nenhuma exclusão está marcada: nem tudo pôde ser lido.
sync-caution-empty = Nenhuma exclusão está marcada: não há nada no lado a ser espelhado.
sync-caution-too-many = Nenhuma exclusão está marcada: foi encontrado mais do que se guarda.
sync-caution-unfinished = Nenhuma exclusão está marcada: a comparação não chegou ao fim.
sync-untick = Desmarcar tudo
sync-plan = O que seria feito
sync-path = Caminho
sync-here = Aqui
sync-server = Servidor
sync-why = Por quê
sync-left = Fica como está
sync-not-touched = { $why }: não é tocado
