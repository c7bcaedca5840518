## Pages

settings-language-of-the-system = Como o sistema

## Choices of the settings

settings-theme-system = Como o sistema
settings-theme-dark = Escuro
settings-theme-light = Claro
settings-rows-compact = Compactas
settings-rows-normal = Normais
settings-rows-roomy = Espaçosas
settings-dates-short = Hoje, 07:00 · 20 de nov., 18:02
settings-dates-iso = 2026-11-20 18:02
settings-dates-iso-seconds = 2026-11-20 18:02:33
settings-dates-day-month-year = 20.11.2026 18:02
settings-dates-month-day-year = 11/20/2026 06:02 PM
settings-sizes-decimal = 12,4 KB (1 KB = 1.000 bytes)
settings-sizes-binary = 12,1 KiB (1 KiB = 1.024 bytes)
settings-sizes-bytes = 12.400 bytes
settings-at-start-ask = Perguntar
settings-at-start-always = Abrir
settings-at-start-never = Começar com uma aba vazia
settings-when-busy-ask = Perguntar
settings-when-busy-background = Continuar sem janela até tudo estar feito
settings-when-busy-stop = Parar as transferências

## Connections

settings-sessions-for-transfers-with-one = Sessões para transferências com um site
    .help = Tantos arquivos se movem ao mesmo tempo; a um servidor que permite menos não se pedem mais.
settings-sessions-with-all-sites-together = Sessões com todos os sites juntos
    .help = Por mais sites que haja, não se movem mais arquivos ao mesmo tempo.
settings-data-connections = Conexões de dados
    .help = Para endereços digitados; um site salvo tem sua própria escolha.

## Transfers

settings-upload-limit = Limite de envio
    .help = Para todos os envios juntos, por segundo: 500 KB, 2.5 MB. Vazio = sem limite.
settings-no-limit = Sem limite
settings-download-limit = Limite de download
    .help = Para todos os downloads juntos, por segundo.
settings-limits-by-the-clock = Limites conforme a hora
    .help = Regras separadas por ;: mon-fri 08:00-18:00 up=500000 down=0 (bytes por segundo, 0 = sem limite).
settings-uploads-at-a-time = Envios ao mesmo tempo
settings-downloads-at-a-time = Downloads ao mesmo tempo
settings-attempts = Tentativas
    .help = Tantas vezes uma transferência é iniciada antes de contar como falha.
settings-wait-before-the-second-attempt = Espera antes da segunda tentativa
    .help = Segundos; cada espera seguinte é o dobro.
settings-longest-wait = Espera mais longa
    .help = Segundos; nenhuma espera entre duas tentativas é mais longa.
settings-keep-the-time-of-files = Manter a data dos arquivos
    .help = O que é movido tem a data da origem. Para transferências pedidas a partir de agora.
settings-keep-the-permissions-of-files = Manter as permissões dos arquivos
    .help = Quem pode ler, gravar e executar o que é movido, como na origem; setuid e afins, nunca. Para transferências pedidas a partir de agora.
settings-upload-under-a-temporary-name = Enviar primeiro com um nome temporário
    .help = Ninguém vê meio arquivo no servidor. Para endereços digitados; um site salvo tem sua própria escolha.

## Conflicts

settings-uploads-where-the-file-exists = Envios, se o arquivo existe no servidor
settings-downloads-where-the-file-exists = Downloads, se o arquivo existe aqui
    .help = Onde datas ou tamanhos não podem ser comparados, sempre se pergunta.
settings-name-where-both-are-kept = Nome quando ambos são mantidos
    .help = { "{" }name{ "}" } é o nome sem a extensão, { "{" }n{ "}" } um número, { "{" }ext{ "}" } a extensão.

## Interface

settings-theme = Tema
settings-language = Idioma
    .help = Da janela. O que um servidor diz fica como ele diz.
settings-scale = Escala
    .help = O tamanho de tudo, texto e o resto.
settings-rows-of-lists = Linhas das listas
settings-dates-and-times = Datas e horas
settings-sizes = Tamanhos
settings-less-motion = Menos movimento
    .help = Nada desliza nem esmaece. Onde a área de trabalho pede menos movimento, é assim sem este ajuste.

## StartAndQuit

settings-tabs-of-the-last-run = Abas da última vez
    .help = Conecta-se de novo aos servidores; as senhas vêm do chaveiro ou são pedidas.
settings-folder-at-the-start = Pasta ao iniciar
    .help = Vazio = onde a última vez terminou.
settings-connect-at-the-start-to = Conectar ao iniciar a
    .help = Um endereço, sem senha. Vazio = a nada.
settings-closing-the-window-while-files = Fechar a janela enquanto arquivos se movem

## Notifications

settings-ask-for-attention-when-all = Pedir atenção quando todas as transferências terminarem
    .help = A barra de tarefas mostra isso enquanto outra janela está na frente.

## Logging

settings-write-the-log-to-a = Gravar o registro em um arquivo
    .help = Cada evento como uma linha JSON, senhas ocultas. A partir do próximo início; o arquivo é refeito a cada vez.

## Passwords

settings-passwords-may-be-kept = Senhas podem ser guardadas
    .help = Desligado, cada senha é pedida toda vez. A partir do próximo início.
settings-in-the-keyring-of-the = No chaveiro do sistema
    .help = Desligado, ou onde não há nenhum, ficam em um arquivo sob uma senha mestra. A partir do próximo início.
settings-lock-the-file-of-passwords = Bloquear o arquivo de senhas
    .help = Após tantos minutos sem uso; 0 = nunca. A partir do próximo início.

## Proxies

settings-proxy = Proxy
    .help = Para sites que não dizem outra coisa. Para usar um, digite o endereço abaixo.
settings-address-of-the-proxy = Endereço do proxy
    .help = TIPO://USUÁRIO@SERVIDOR:PORTA, com TIPO socks5, socks4a, http, ftp-user, ftp-site ou ftp-open. A senha é pedida.
settings-hosts-that-are-reached-without = Servidores alcançados sem ele
    .help = Nomes com tudo o que há abaixo, endereços, redes (10.0.0.0/8) ou *; separados por espaços.

## Lists

settings-mode-auto-what-works-epsv-first = Auto: o que funcionar, EPSV primeiro
settings-mode-epsv-extended-passive = EPSV: passivo estendido
settings-mode-pasv-passive-ipv4-only = PASV: passivo, só IPv4
settings-mode-eprt-extended-active = EPRT: ativo estendido
settings-mode-port-active-ipv4-only = PORT: ativo, só IPv4
settings-exists-replace-if-newer = Substituir se mais novo
settings-exists-replace-if-of-another-size = Substituir se de outro tamanho
settings-exists-replace-if-newer-or-of = Substituir se mais novo, ou de outro tamanho
settings-exists-replace-if-the-contents-differ = Substituir se o conteúdo difere
settings-exists-resume-append-what-is-missing = Retomar: acrescentar o que falta
settings-exists-keep-both-under-a-free = Manter ambos, com um nome livre
settings-as-many-as-there-are-sessions = Tantos quantas forem as sessões
settings-proxy-of-the-environment = O que o ambiente diz
settings-proxy-none = Nenhum
settings-proxy-below = O de baixo

## What is wrong with what is typed; no full stop at the end

settings-a-number-from-to = É preciso um número de { $least } a { $most }
settings-a-number-with-kb-or-mb = É preciso um número com KB ou MB
settings-a-limit-is-at-least = Um limite é de pelo menos 1 byte por segundo
settings-the-whole-path-is-needed = É preciso o caminho todo, desde a raiz
settings-an-address-without-a-password = É preciso um endereço sem senha

## settings_window

settings-page-connections = Conexões
settings-page-transfers = Transferências
settings-page-existing-files = Arquivos existentes
settings-page-file-types = Tipos de arquivo
settings-page-interface = Interface
settings-page-start-and-quit = Início e fim
settings-page-notifications = Notificações
settings-page-log = Registro
settings-page-passwords = Senhas
settings-page-proxies = Proxies
settings-page-shortcuts = Atalhos
settings-settings = Configurações
settings-what-is-changed-holds-at = O que é alterado vale na hora.
settings-find-a-setting = Procurar uma configuração
settings-no-setting-has-these-words = Nenhuma configuração contém essas palavras
settings-the-file-keeps-what-is = O arquivo mantém o que está escrito até você escolher outra coisa aqui.

## shortcuts

settings-keys-as-in = Teclas como em
settings-preset-of-shortcuts = Conjunto de atalhos
settings-put-all-back = Restaurar tudo
settings-find-an-action = Procurar uma ação
settings-find-an-action-or-keys = Procurar uma ação ou teclas
settings-no-action-has-these-words = Nenhuma ação contém essas palavras
settings-also = { $words }, também { $label }
settings-take-from = Tirar { $words } de: { $label }
settings-press-the-keys-esc-leaves = Pressione as teclas; Esc deixa como está
settings-add-keys-for = Adicionar teclas a: { $label }
settings-put-back-the-keys-of = Restaurar as teclas de: { $label }
settings-calls-already = { $words } já chama “{ $label }”
settings-leave-it = Deixar
settings-take-it-for = Usar para “{ $label }”

## Passwords

settings-where-passwords-are = Onde estão as senhas
settings-passwords-forbidden = Em lugar nenhum: as configurações proíbem guardá-las. São pedidas.
settings-passwords-in-keyring = No chaveiro do sistema.
settings-passwords-unknown = Ninguém olhou ainda.
settings-passwords-nowhere = Nenhum chaveiro está em execução nesta sessão, e nenhuma senha mestra foi escolhida: são pedidas.
settings-passwords-open = Em um arquivo sob uma senha mestra, aberto até ser bloqueado ou o Portolan terminar.
settings-passwords-locked = Em um arquivo sob uma senha mestra, bloqueado.
settings-choose-master = Escolher uma senha mestra…
settings-open-passwords = Abrir
settings-change-master = Outra senha mestra…
settings-lock-now = Bloquear agora
settings-forgotten-master = Esquecida…
settings-forget-master-question = Sem a senha mestra ninguém pode ler as senhas. Pôr o arquivo de lado e começar com um vazio?
settings-set-passwords-aside = Pôr de lado
settings-new-master = Nova senha mestra
settings-master = Senha mestra
settings-master-once-more = A mesma mais uma vez
settings-masters-differ = As duas diferem
settings-use-master = Usar

## Editing

settings-page-editing = Edição
settings-transfer-type-help = Binário transfere arquivos byte a byte. ASCII (TYPE A) dá ao texto os fins de linha do outro lado; todo o resto fica danificado, nada é retomado, e tamanhos e somas de verificação não provam nada. Automático transfere como ASCII o que as listas abaixo conhecem como texto.
settings-text-endings = Extensões de arquivos de texto
    .help = Para automático: o que vem depois do último ponto, separado por espaços. Texto em UTF-16 não deve estar aqui.
settings-text-endings-hint = txt html css
settings-text-names-hint = README; Makefile
settings-text-names = Nomes de arquivos de texto
    .help = Para automático: nomes inteiros, separados por ;.
settings-text-without-ending = Arquivos sem extensão são texto
    .help = Para automático. No Unix, a maioria dos programas não tem.
settings-text-hidden = Arquivos ocultos sem extensão são texto
    .help = Para automático: nomes que começam com seu único ponto, como .profile.
settings-an-ending-has-no-dot = Uma extensão não tem ponto nem /: { $ending }
settings-a-name-has-no-slash = Um nome não tem /: { $name }
settings-editor = Editor
    .help = O programa que abre os arquivos para edição, com seus argumentos; {"{"}file{"}"} é o arquivo, senão ele vem por último. Nenhum shell o lê. Vazio = o programa do ambiente.
settings-programs-by-ending = Programas por extensão
    .help = Extensões, = e um programa, separados por ; para ver e editar: html css = code --wait; png = gimp
settings-editor-hint = code --wait
settings-programs-hint = html css = code --wait; png = gimp
