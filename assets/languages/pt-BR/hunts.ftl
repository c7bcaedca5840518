## What is looked for

hunts-find = Localizar
hunts-name = Nome
hunts-regex = Expressão regular
hunts-match-case = Diferenciar maiúsculas
hunts-all-kinds = Arquivos e pastas
hunts-files = Arquivos
hunts-folders = Pastas
hunts-larger = Maior que
hunts-smaller = Menor que
hunts-newer = Alterado depois de
hunts-older = Alterado antes de
hunts-preset = Filtro com nome
hunts-no-preset = Nenhum: o que está escolhido abaixo
hunts-hidden = Ocultos
hunts-any = Qualquer
hunts-hidden-only = Só ocultos
hunts-hidden-not = Sem ocultos
hunts-permissions = Permissões
hunts-owner = Proprietário no servidor
hunts-group = Grupo no servidor
hunts-world-writable = Todos podem gravar
hunts-group-writable = O grupo pode gravar
hunts-read-only = O dono não pode gravar
hunts-executable = Pode ser executado
hunts-not-for-all = Não legível por todos
hunts-begin = Localizar
hunts-bad-size = Um tamanho é um número com B, KB, MB ou GB
hunts-bad-day = Um dia se escreve 2026-11-20

## How two folders are compared

hunts-compare = Comparar pastas
hunts-by-size = Por tamanho
hunts-by-time = Por tamanho e data, com a exatidão que o servidor dá
hunts-by-content = Por tamanho e conteúdo: por soma de verificação; senão cada byte é trazido
hunts-recursive = Com todas as pastas dentro delas
hunts-compare-now = Comparar

## What was found

hunts-found = Encontrado
hunts-nothing-yet = Nada foi procurado ainda
hunts-nothing-yet-help = Localizar percorre árvores inteiras aqui e no servidor; Comparar pastas mostra em que os painéis diferem.
hunts-where = Local
hunts-difference = Diferença
hunts-stop = Parar
hunts-clear = Limpar
hunts-only-differences = Só diferenças
hunts-select-for-upload = Selecionar o mais novo e o que falta: enviar
hunts-select-for-download = Selecionar o mais novo e o que falta: baixar
hunts-go = Mostrar na pasta
hunts-edit = Editar
hunts-copy-paths = Copiar caminhos
hunts-delete-here = Excluir neste computador
hunts-delete-there = Excluir no servidor
hunts-count = { $count ->
    [one] { $count } encontrado
   *[other] { $count } encontrados
}
hunts-differ = { $count ->
    [one] { $count } diferença
   *[other] { $count } diferenças
}
hunts-folders-read = { $count ->
    [one] { $count } pasta lida
   *[other] { $count } pastas lidas
}
hunts-not-read = { $count ->
    [one] { $count } pasta não pôde ser lida
   *[other] { $count } pastas não puderam ser lidas
}
hunts-too-many = foi encontrado mais do que se guarda
hunts-stopped = parado

## Differences

hunts-same = Igual
hunts-only-here = Só aqui
hunts-only-there = Só no servidor
hunts-newer-here = Mais novo aqui
hunts-newer-there = Mais novo no servidor
hunts-other-size = Outro tamanho
hunts-other-contents = Outro conteúdo
hunts-other-kind = Outro tipo
hunts-unknown = Desconhecido
