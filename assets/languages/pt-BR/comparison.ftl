## Two panes against each other, in the panes themselves

comparison-column = Comparação
comparison-by-size = Por tamanho
comparison-by-time = Por tamanho e data
comparison-by-content = Por conteúdo
comparison-reading = Conteúdos: { $files } de { $of } · { $size }
comparison-read = { $count ->
    [one] Ler { $count } arquivo · { $size }
   *[other] Ler { $count } arquivos · { $size }
}
comparison-not-read = { $count ->
    [one] { $count } não lido
   *[other] { $count } não lidos
}
comparison-contents-between = Os conteúdos são comparados entre este computador e um servidor
comparison-only-there = Só no servidor
comparison-newer = Mais recente
comparison-older = Mais antigo
comparison-folder = Nos dois lados
comparison-waits = Primeiro é preciso ler as duas pastas
comparison-end = Encerrar a comparação
comparison-of-each = { $count } { $what }
comparison-select-these = Selecionar estes
comparison-select-newer-and-missing = Selecionar novos e ausentes
comparison-not-here = { $name } não está aqui
comparison-missing-here = Não está aqui
comparison-missing-there = Não está no servidor
comparison-the-top = Este é o topo
comparison-nothing-differs = Nada difere
comparison-nothing-differs-help = O que é igual está oculto. “Só diferenças”, acima dos painéis, mostra.
