## The queue: what is done with it, and what happens at its end

action-older-done = Mostrar os anteriores
    .help = Mostrar mais do que foi feito antes da lista.
action-export-queue = Exportar a fila…
    .help = Gravar em um arquivo o que falta fazer, para levar ou guardar.
action-import-queue = Importar uma fila…
    .help = Adicionar o que há em tal arquivo; fica retido até ser liberado.
action-export-failures = Exportar o que falhou…
    .help = Gravar o que falhou em uma tabela (CSV), com os motivos.
action-filters = Filtros com nome…
    .help = Escolher e alterar os filtros com nome, para painéis e pastas transferidas.
action-toggle-filters = Filtros ligados
    .help = Ligar ou desligar o último conjunto de filtros usado.
action-the-queue-is-empty = A fila está vazia
action-all-that-is-remembered = Tudo o que é lembrado está sendo mostrado
file-dialog-write-to = Gravar { $name } em
file-dialog-a-file-of-filters = filters.xml do FileZilla
file-dialog-a-file-with-a-queue = Um arquivo com uma fila
app-some-filters-were-not-taken = Alguns filtros não foram trazidos
app-the-filters-are-as-they = Os filtros estão como estavam
app-filters-are-off = Os filtros estão desligados
prompts-portolan-closes-in = O Portolan fecha em { $seconds } s
prompts-the-computer-sleeps-in = O computador adormece em { $seconds } s
prompts-the-computer-is-shut-down-in = O computador é desligado em { $seconds } s
prompts-nothing-is-left-to-do = Não há mais nada a fazer.
prompts-failed-files-stay = { $count ->
    [one] { $count } arquivo falhou; a fila o guarda com seu motivo.
   *[other] { $count } arquivos falharam; a fila os guarda com seus motivos.
}
prompts-stop-it = Parar
prompts-run-this-at-the-end = Executar isto quando a fila terminar?
prompts-it-is-run-as-it-stands = É executado como está aqui, uma linha por palavra, sem shell e com tudo o que você pode fazer neste computador. Qualquer outro comando é perguntado de novo.
prompts-remove-it = Remover
prompts-let-it-run = Deixar executar
prompts-not-now = Agora não

## settings and dock

settings-page-at-the-end = Quando a fila termina
settings-then-nothing = Nada mais
settings-then-close = Fechar o Portolan
settings-then-sleep = Deixar o computador adormecer
settings-then-shut-down = Desligar o computador
settings-remember-what-is-done = Lembrar o que está concluído
    .help = Tantos arquivos ficam na lista do concluído, mesmo depois que o programa termina; 0 = nenhum.
settings-show-a-notification = Mostrar uma notificação
    .help = Quando o que havia a fazer demorou mais de 10 s.
settings-play-a-sound = Tocar um som
settings-run-a-command = Executar um comando
    .help = Um programa e seus argumentos, sem shell; aspas juntam palavras. Pergunta-se uma vez se pode executar.
settings-and-then = E depois
    .help = Após 30 s em que pode ser parado. O painel inferior tem o mesmo para uma vez.
settings-keep-the-computer-awake = Manter o computador acordado enquanto arquivos se movem
    .help = Até lá ele não adormece sozinho.
settings-something-is-missing-behind = Falta algo depois da última \
settings-the-name-of-a-program = É preciso primeiro o nome de um programa
settings-the-closing-quote-is-missing = Falta a { $quote } de fechamento
queue-closes = Fecha
queue-sleeps = Adormece
queue-shuts-down = Desliga
queue-this-time-only = Só desta vez
queue-always = Sempre
queue-run-a-command = Executar um comando…
queue-a-command-runs = Um comando é executado…
queue-the-computer-may-fall-asleep = O computador pode adormecer antes: { $why }
queue-waits-for-room-on-the-server = Espera espaço no servidor
queue-waits-for-room-on-the-disk = Espera espaço no disco
queue-paused = Pausado
queue-the-site-is-held = O site está retido
queue-begins = Começa { $when }
pane-hidden-by-filters = { $count } ocultos por filtros

## work: details of a transfer, and when it begins

queue-begin-at = Começar às…
detail-the-whole-error = O erro completo
detail-server = Servidor
detail-comes-from = Vem de
detail-goes-to = Vai para
detail-state = Estado
detail-attempts = Tentativas
detail-session = Sessão
detail-no-tls = Sem TLS, ou não consta mais
detail-encryption = Criptografia
detail-data-connection = Conexão de dados
detail-said-on-this-session = Último dito nesta sessão
begin-at-when-shall-it-begin = Quando deve começar?
begin-at-when-shall-everything-begin = Quando tudo deve começar?
begin-at-a-time-is-needed = É preciso um horário como 22:30 ou 2026-12-01 08:00
begin-at-time = Horário
begin-at-it-is-held-until = Fica retido até: { $when }
begin-at-a-time-of-the-day = Uma hora do dia é a próxima; ou um dia e hora, como 2026-12-01 08:00.
begin-at-begin-now = Começar agora
begin-at-begin-then = Começar então
