## certificate

prompts-the-certificate-of-has-changed = O certificado de { $server } mudou
prompts-trust-the-certificate-of = Confiar no certificado de { $server }?
prompts-do-not-connect = Não conectar
prompts-trust-once = Confiar uma vez
prompts-replace-the-trusted-one = Substituir o confiável
prompts-always-trust = Confiar sempre
prompts-either-the-server-has-a = Ou o servidor tem um certificado novo, ou alguém está entre você e ele. Pergunte ao dono antes de continuar.
prompts-compare-the-sha-256-below = { $problem } Compare o SHA-256 abaixo com o que o dono de { $host } lhe der.
prompts-made-for = Feito para
prompts-good-for = Válido para
prompts-signed-by = Assinado por
prompts-valid = Validade
prompts-from-to = de { $from } a { $to }
prompts-trusted-before = Confiável antes
prompts-nobody-whom-this-computer-trusts = Ninguém em quem este computador confia o assinou.
prompts-its-time-is-over = Está vencido.
prompts-its-time-has-not-begun = Ainda não vale, ou o relógio deste computador está errado.
prompts-it-was-made-for-another = Foi feito para um nome diferente do deste servidor.
prompts-its-issuer-has-taken-it = Seu emissor o revogou.
prompts-it-is-another-one-than = É diferente daquele em que se confiou antes.
prompts-it-is-malformed-too-old = Está malformado, é antigo demais ou não é para servidores.

## delete

prompts-move-to-the-trash = Mover para a lixeira
prompts-move-to-the-trash-2 = Mover { $what } para a lixeira?
prompts-delete = Excluir { $what }?
prompts-and-more = e mais { $count }
prompts-you-can-take-it-out = Você pode tirar da lixeira de novo.
prompts-folders-go-with-all-that = Pastas vão com tudo o que há nelas. Um servidor não tem lixeira: isto não pode ser desfeito.
prompts-a-server-has-no-trash = Um servidor não tem lixeira: isto não pode ser desfeito.

## error

prompts-where = Onde
prompts-why = Por quê
prompts-what-to-do = O que fazer
prompts-cause = Causa

## exists

prompts-replace-if-newer = Substituir se mais novo
prompts-resume = Retomar
prompts-keep-both = Manter ambos
prompts-already-exists = { $name } já existe
prompts-for-all-the-rest-of = Para todo o resto deste envio
prompts-for-all-the-rest-of-the-copy = Para todo o resto desta cópia
prompts-for-all-the-rest-of-2 = Para todo o resto deste download
prompts-more = (mais { $count })
prompts-stop-queue = Parar a fila
prompts-the-file-on-the-server = o arquivo no servidor
prompts-the-file-on-this-computer = o arquivo neste computador
prompts-or-if-the-sizes-differ = ou se os tamanhos diferem
prompts-append-what-is-missing = acrescentar o que falta
prompts-on-that-server = { $folder } em { $server }
prompts-on-server = { $folder } no servidor
prompts-size-unknown = tamanho desconhecido
prompts-time-unknown = data desconhecida
prompts-newer = mais novo

## leave

prompts-files-are-still-moving = Ainda há arquivos em transferência
prompts-files-not-done-yet = { $count ->
    [one] { $count } arquivo ainda não terminou.
   *[other] { $count } arquivos ainda não terminaram.
}
prompts-go-on-without-a-window = Continuar sem janela
prompts-and-close-when-all-is = e fechar quando tudo estiver feito, ou algo for perguntado
prompts-finish-the-files-that-move = Terminar os arquivos em curso e fechar
prompts-the-rest-waits-paused-for = o resto espera, pausado, até a próxima vez
prompts-stop-and-close = Parar e fechar
prompts-what-is-half-done-can = o que ficou pela metade pode ser retomado
prompts-the-settings-can-answer-this = As configurações podem responder isto de vez.

## master

prompts-choose-a-master-password = Escolha uma senha mestra
prompts-master-password = Senha mestra
prompts-no-keyring-runs-in-this = Nenhum chaveiro está em execução nesta sessão. As senhas podem ficar em um arquivo neste computador, criptografadas com uma senha mestra. Ninguém pode recuperá-las sem ela.
prompts-it-opens-the-passwords-that = Ela abre as senhas guardadas neste computador enquanto o Portolan estiver em execução.
prompts-this-is-not-the-master = Esta não é a senha mestra
prompts-the-same-once-more = A mesma mais uma vez
prompts-both-differ = As duas diferem
prompts-use-it = Usar

## new_folder

prompts-name-of-the-folder = Nome da pasta
prompts-create = Criar
prompts-new-folder-and-enter = Nova pasta e entrar
prompts-create-and-enter = Criar e entrar
prompts-new-file = Novo arquivo
prompts-name-of-the-file = Nome do arquivo
prompts-in = Em { $folder }

## password

prompts-password-for = Senha de { $user }
prompts-asks-for-the-password-of = { $server } pede a senha de { $user }.
prompts-account-of = Conta de { $user }
prompts-account = Conta
prompts-asks-for-the-account-of = { $server } pede a conta de { $user }, além de usuário e senha.
prompts-it-says = Ele diz: { $words }
prompts-keep-it-in-the-keyring = Guardar no chaveiro deste computador
prompts-log-in = Entrar

## plain

prompts-offers-no-encryption = { $server } não oferece criptografia
prompts-password-names-and-files-would = Senha, nomes e arquivos viajariam sem criptografia: quem estiver no caminho pode lê-los e alterá-los. Numa rede sua, pode ser aceitável.
prompts-the-server-said = O servidor disse “{ $reply }”
prompts-connect-without-encryption = Conectar sem criptografia

## restore

prompts-open-the-tabs-of-the = Abrir as abas da última vez?
prompts-do-not-ask-again = Não perguntar mais
prompts-begin-empty = Começar vazio
prompts-open-them = Abrir
prompts-held-until = A conexão é mantida para a resposta até { $time }. Depois disso, ou se o servidor desligar antes, uma nova é feita para ela.
prompts-remove = { $count ->
    [one] Remover { $count } item da fila?
   *[other] Remover { $count } itens da fila?
}
prompts-remove-what = O que já está pronto fica onde está. O que começou é parado, e seus arquivos inacabados são apagados; isso não pode ser desfeito.
prompts-remove-yes = Remover
