## Files of a server that are open here

editing-open-files = Arquivos abertos
editing-none = Nenhum arquivo de servidor está aberto
editing-none-help = F4 em um arquivo do servidor o abre no editor; o que for salvo volta sozinho.
editing-file = Arquivo
editing-where = Local
editing-state = Estado
editing-saved = Salvo
editing-decide = Decidir…
editing-try-again = Tentar de novo agora
editing-open = Abrir no programa
editing-stop-viewing = Parar de ver
editing-stop-editing = Parar de editar

## How a file is

editing-fetching = Vindo para cá: { $amount }
editing-saved-there = Salvo no servidor
editing-not-changed = Sem alterações
editing-changed = Salvo aqui, prestes a ir ao servidor
editing-uploading = Indo ao servidor: { $amount }
editing-waiting = Salvo só aqui; irá ao servidor quando puder. { $why }
editing-asks = Alterado aqui e no servidor: decida
editing-failed = Salvo só aqui. { $why }
editing-missing = O programa retirou a cópia

## Both sides changed

editing-changed-too = “{ $name }” mudou também no servidor
editing-changed-there = Desde que foi trazido, alguém o alterou lá. Nada foi substituído.
editing-gone-there = Desde que foi trazido, alguém o retirou de lá. Nada foi posto no lugar.
editing-ours = Aqui: { $facts }
editing-theirs = No servidor: { $facts }
editing-nothing = nada
editing-unknown-size = de tamanho desconhecido
editing-compare = Comparar
editing-later = Depois
editing-keep-both = Manter ambos
editing-put-it-there = Pôr lá
editing-no-texts = Não são textos: aqui só se comparam tamanhos e datas.
editing-lines-here = { $count ->
    [one] { $count } linha só aqui
   *[other] { $count } linhas só aqui
}
editing-lines-there = { $count ->
    [one] { $count } linha só no servidor
   *[other] { $count } linhas só no servidor
}
editing-first-megabyte = É mostrado o primeiro megabyte de cada um
editing-versions = Ambas as versões
editing-line = Linha
editing-here = + aqui
editing-there = − servidor

## A program

editing-run = Executar “{ $name }”?
editing-run-why = Abrir o executaria: é um programa ou contém um.
editing-run-from-server = Veio do servidor e faz o que quiser com seus arquivos.
editing-run-from-here = Veio de onde você o obteve e faz o que quiser.
editing-run-editor = Para alterá-lo, escolha um editor nas configurações, página Edição.
editing-run-it = Executar
editing-do-not-run = Não executar

## Giving up

editing-give-up = Abandonar as alterações de “{ $name }”?
editing-give-up-why = O que foi salvo aqui não está no servidor. Não estaria mais em lugar nenhum.
editing-keep-open = Manter aberto
editing-give-up-yes = Abandonar

## What is typed in the settings

editing-quote-open = Há uma aspa aberta
editing-no-name = O programa não tem nome
editing-rule = São necessárias extensões e um programa com = entre eles: { $rule }
