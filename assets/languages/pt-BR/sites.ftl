## Tabs of the form

sites-tab-general = Geral
sites-tab-transfer = Transferência
sites-tab-security = Segurança
sites-tab-network = Rede
sites-tab-advanced = Avançado

## The form of a site: choices

sites-log-on-anonymous = Anônimo
sites-log-on-user = Usuário e senha
sites-log-on-account = Usuário, senha e conta
sites-log-on-ask = Usuário, e pedir a senha
sites-log-on-interactive = Interativo: o servidor pergunta
sites-mode-default = Auto: primeiro passivo, depois ativo
sites-mode-epsv = EPSV: passivo estendido, nós conectamos
sites-mode-pasv = PASV: passivo, nós conectamos, só IPv4
sites-mode-eprt = EPRT: ativo estendido, o servidor conecta
sites-mode-port = PORT: ativo, o servidor conecta, só IPv4
sites-tls-if-offered = FTP, sobre TLS se oferecido
sites-tls-explicit = FTP sobre TLS, exigido (explícito)
sites-tls-implicit = FTP sobre TLS desde o primeiro byte (implícito)
sites-tls-off = FTP sem criptografia: qualquer um no caminho pode ler
sites-if-exists-default = Como nas configurações
sites-if-exists-replace = Substituir
sites-if-exists-newer = Substituir se a origem é mais nova
sites-if-exists-size = Substituir se os tamanhos diferem
sites-if-exists-newer-or-size = Substituir se a origem é mais nova, ou os tamanhos diferem
sites-if-exists-content = Substituir se o conteúdo difere
sites-if-exists-resume = Acrescentar o que falta
sites-if-exists-keep-both = Manter ambos
sites-if-exists-skip = Deixar
sites-verify-default = Como nas configurações
sites-verify-size = Pelo tamanho
sites-verify-checksum = Por uma soma de verificação, se o servidor faz uma
sites-verify-read-back = Por uma soma de verificação, ou relendo
sites-family-default = IPv4 e IPv6, o que responder primeiro
sites-family-ipv4 = Só IPv4
sites-family-ipv6 = Só IPv6
sites-when-default = Onde o servidor é conhecido por isso
sites-when-always = Sempre
sites-when-never = Nunca

## The form of a site: fields; .hint is what stands in an empty one, .on what is beside a tick

sites-field-name = Nome
sites-field-tls = Protocolo
sites-field-host = Servidor
sites-field-port = Porta
sites-field-log-on = Entrar como
sites-field-user = Usuário
sites-field-remote-folder = Pasta remota
    .hint = A pasta do login
sites-field-local-folder = Pasta local
    .hint = A que é mostrada
sites-field-mode = Conexões de dados
sites-field-colour = Cor
sites-field-icon = Ícone
sites-field-note = Nota
sites-field-sessions = Sessões
    .hint = Como nas configurações, 1 a 32
sites-field-if-exists = Se existir
sites-field-atomic = Envios
    .on = Com um nome temporário até estarem completos
sites-field-bin = Arquivos substituídos
    .on = Vão por 30 dias para a lixeira do servidor, .portolan-bin
sites-field-verify = Prova das transferências
sites-field-upload-limit = Limite de envio
    .hint = KiB por segundo; vazio = nenhum
sites-field-download-limit = Limite de download
    .hint = KiB por segundo; vazio = nenhum
sites-field-linked-browsing = Painéis
    .on = Mudar de pasta juntos (navegação vinculada)
sites-field-compare =
    .on = Comparar os dois lados assim que conectar
sites-field-tls-min = Versão mínima
sites-field-tls-max = Versão máxima
sites-field-pin = Certificado
    .hint = SHA-256 do único aceito além dos confiáveis
sites-field-client-certificate = Nosso certificado
    .hint = Arquivo PEM pelo qual o servidor reconhece este computador
sites-field-plain-data = Arquivos
    .on = Sem criptografia onde o servidor se recusa a protegê-los
sites-field-proxy = Proxy
    .hint = Como nas configurações; `none`, ou socks5://host:port
sites-field-proxy-commands = Comandos do proxy
    .hint = Para ftp-custom://: USER %u@%h, PASS %p, um por linha
sites-field-family = Endereços
sites-field-active-ports = Portas ativas
    .hint = 50000-50100; vazio = qualquer livre
sites-field-external-address = Endereço ativo
    .hint = O endereço de um roteador; vazio = o deste computador
sites-field-trust-pasv-address = Endereço passivo
    .on = Conectar ao endereço que o servidor indica (PASV)
sites-field-keep-alive = Manter ativa
    .hint = noop:30; stat:60, pwd:60 ou off
sites-field-encoding = Nomes em
    .hint = UTF-8, ou descoberto; senão GBK, windows-1252 …
sites-field-time-offset = Relógio
    .hint = Descoberto; senão +01:00 à frente de UTC
sites-field-server-family = Família do servidor
    .hint = Descoberta
sites-field-hidden-files = LIST -a
sites-field-language = Idioma
    .hint = Das palavras do servidor, como `en` (LANG)
sites-field-allocate =
    .on = Dizer o tamanho antes de cada envio
sites-field-post-login = Após o login
    .hint = Comandos, um por linha: SITE UMASK 022

## draft

sites-a-user-has-no-control = Um usuário não tem caracteres de controle
sites-who-logs-on = Quem entra?
sites-every-bookmark-needs-a-name = Todo favorito precisa de um nome
sites-every-bookmark-needs-a-folder = Todo favorito precisa de uma pasta, aqui ou lá
sites-this-is-no-number = Isto não é um número
sites-this-is-no-number-of = Isto não é um número de KiB por segundo
sites-some-bytes-a-second-are = São precisos alguns bytes por segundo, ou nada para não haver limite

## folder

sites-folder = Pasta
sites-name-of-the-folder = Nome da pasta
sites-holds = Contém
sites-count-sites = { $count ->
    [one] { $count } site
   *[other] { $count } sites
}

## form

sites-this-site-is-of-the = Este site é do arquivo do administrador deste computador. Duplique-o para alterar a cópia.
sites-host = Servidor
sites-port = Porta
sites-colour-teal = Cor verde-azulada
sites-colour-violet = Cor violeta
sites-colour-green = Cor verde
sites-colour-amber = Cor âmbar
sites-colour-red = Cor vermelha
sites-colour-blue = Cor azul
sites-colour-magenta = Cor magenta
sites-colour-orange = Cor laranja
sites-icon-anchor = Ícone âncora
sites-icon-globe = Ícone globo
sites-icon-drives = Ícone unidades
sites-icon-cloud = Ícone nuvem
sites-icon-database = Ícone banco de dados
sites-icon-desktop = Ícone monitor
sites-icon-laptop = Ícone notebook
sites-icon-house = Ícone casa
sites-icon-router = Ícone roteador
sites-icon-picture = Ícone imagem
sites-icon-music = Ícone música
sites-icon-code = Ícone código
sites-icon-parcel = Ícone pacote
sites-icon-bug = Ícone inseto
sites-icon-star = Ícone estrela
sites-asked-for-the-settings-of = Pedida: as configurações deste computador proíbem guardar senhas
sites-asked-for-when-it-is = Pedida quando for preciso, se nenhuma for digitada
sites-kept-under-the-master-password = Guardada sob a senha mestra, ou pedida
sites-kept-in-the-system-keyring = Guardada no chaveiro do sistema, ou pedida
sites-bookmarks = Favoritos
sites-local-folder = Pasta local
sites-remote-folder = Pasta remota
sites-of-bookmark = { $what } do favorito { $at }
sites-remove-bookmark = Remover o favorito { $at }
sites-add-a-bookmark = Adicionar um favorito

## site_manager

sites-came = { $count ->
    [one] { $count } site veio
   *[other] { $count } sites vieram
}
sites-without = , sem { $lines }
sites-written-to = Gravado em { $path }{ $left_out }
sites-sites = Sites
sites-new-site = Novo site
sites-find-a-site = Procurar um site
sites-no-sites-yet-make-one = Ainda não há sites. Crie um, ou traga os de outro programa.
sites-import = Importar…
sites-nothing-is-chosen = Nada está escolhido
sites-choose-a-site-on-the = Escolha um site à esquerda, ou crie um novo.
sites-count-items = { $count ->
    [one] { $count } item
   *[other] { $count } itens
}
sites-delete-with-all-that-is = { $count ->
    [one] Excluir { $count } item com tudo o que há nele?
   *[other] Excluir { $count } itens com tudo o que há neles?
}
sites-what-was-changed-is-not = O que foi alterado não está salvo.
sites-not-saved-yet = { $count ->
    [one] { $count } site ainda não salvo
   *[other] { $count } sites ainda não salvos
}
sites-keep = Manter
sites-discard = Descartar
sites-connect = Conectar
sites-new-folder = Nova pasta { $number }

## moving

sites-import-sites = Importar sites
sites-back = Voltar
sites-import-2 = Importar
sites-import-count = { $count ->
    [one] Importar { $count } site
   *[other] Importar { $count } sites
}
sites-file-of-another-program = Arquivo de outro programa
sites-a-file-of-filezilla-winscp = Um arquivo do FileZilla, WinSCP, Double Commander, rclone, lftp, ou um .netrc
sites-choose = Escolher…
sites-read = Ler
sites-looking-for-files-of-other = Procurando arquivos de outros programas…
sites-no-file-of-another-program = Nenhum arquivo de outro programa está no lugar de costume. Indique um acima.
sites-found-on-this-computer-they = Encontrados neste computador. Só são lidos.
sites-read-of = Ler { $title } { $path }
sites-with-count = { $count ->
    [one] Com { $count } senha
   *[other] Com { $count } senhas
}
sites-with-the-settings = Com as configurações
sites-with-the-filters = { $count ->
    [one] Com { $count } filtro
   *[other] Com { $count } filtros
}
sites-trust-its-certificates = Confiar em seus certificados
sites-password-of-the-passwords-in = Senha das senhas do arquivo
sites-password-of-the-passwords-in-2 = Senha das senhas do arquivo; depois Ler de novo
sites-there-already = { " " }· já está lá
sites-with-its-password = { " " }· com sua senha
sites-left-out = Deixado de fora
sites-filter-of-import = Filtro · { $name }
sites-certificate-of = Certificado de { $server }: { $sha256 }
sites-setting = Configuração · { $line }
sites-export-count = { $count ->
    [one] Exportar { $count } site
   *[other] Exportar { $count } sites
}
sites-portolans-own-form-toml = O formato do Portolan (TOML)
sites-filezillas-form-xml = O formato do FileZilla (XML)
sites-with-the-passwords = Com as senhas
sites-everybody-who-has-the-file = Quem tiver o arquivo pode ler as senhas nele.
sites-encrypted-under = Criptografado sob
sites-password-of-the-passwords = Senha das senhas
sites-new-file = Novo arquivo
sites-export-2 = Exportar

## tree

sites-out-of-all-folders = Fora de todas as pastas
sites-folder-2 = Pasta { $name }
sites-site = Site { $name }
sites-into-this-folder = Nesta pasta
sites-before-this-one = Antes deste
sites-new-site-here = Novo site aqui
sites-new-folder-here = Nova pasta aqui
sites-duplicate = Duplicar
sites-export-3 = Exportar…
sites-delete = Excluir…
sites-queue-of = Fila de { $site }: { $uploads } a enviar, { $downloads } a baixar, { $size }
sites-what-is-queued-is-held = O que entra na fila fica retido até que você o libere, e não substitui nada sem perguntar.
sites-bookmark-of-import = Favorito · { $name }
