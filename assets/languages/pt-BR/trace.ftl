## lines

trace-connecting-to = Conectando a { $address }
trace-connected-to = Conectado a { $address }
trace-resumed = , retomada
trace-data-connection-by = Conexão de dados { $id } por { $mode }, { $address }
trace-the-server-named-for-data = O servidor indicou { $named } para dados; { $used } é usado
trace-data-connection-under-tls = Conexão de dados { $id } sob TLS{ $how }
trace-the-server = pelo servidor
trace-us = por nós
trace-not-as-it-should = , não como deveria
trace-data-connection-closed-by-after = • Conexão de dados { $id } fechada { $by } após { $size }{ $how }
trace-no-answer-in-time = • Sem resposta a tempo: { $waiting_for }
trace-closed = Fechado: { $why }
trace-command-waits = O comando { $id } espera
trace-reply = Resposta { $code }
trace-data-connection-is-open = A conexão de dados { $id } está aberta
trace-data-connection = Conexão de dados { $id }: { $size }

## trace_panel

trace-commands-and-replies-appear-here = Comandos e respostas aparecem aqui, com todo segredo oculto.
trace-nothing-was-said-yet = Nada foi dito ainda
trace-time = Hora
trace-session = Sessão
trace-line = Linha
trace-log = Registro
trace-copy-line = Copiar a linha
trace-copy-the-whole-log = Copiar o registro todo
trace-all-sessions = Todas as sessões
trace-closed-2 = fechada
trace-session-2 = Sessão { $number }, { $name }

## What commands of FTP do, beside them in a list; in small letters

trace-stop-the-transfer = parar a transferência
trace-room-that-a-file-needs = espaço de que um arquivo precisa
trace-room-that-is-there = espaço disponível
trace-go-to-the-folder-above = ir para a pasta acima
trace-say-which-program-this-is = dizer que programa é este
trace-go-to-a-folder = ir para uma pasta
trace-delete-a-file = excluir um arquivo
trace-what-the-server-can-do = o que o servidor sabe fazer
trace-checksum-of-a-file = soma de verificação de um arquivo
trace-what-the-server-says-of = o que o servidor diz de seus comandos
trace-when-a-file-was-modified = quando um arquivo foi modificado
trace-set-facts-of-a-file = definir dados de um arquivo
trace-set-when-a-file-was = definir quando um arquivo foi modificado
trace-make-a-folder = criar uma pasta
trace-facts-of-one-file = dados de um arquivo
trace-nothing = nada
trace-set-an-option = definir uma opção
trace-which-folder-this-is = que pasta é esta
trace-delete-an-empty-folder = excluir uma pasta vazia
trace-rename-from = renomear de
trace-rename-to = renomear para
trace-set-permissions = definir permissões
trace-commands-of-this-server-only = comandos só deste servidor
trace-permissions-of-new-files = permissões de arquivos novos
trace-size-of-a-file = tamanho de um arquivo
trace-state-of-the-server-or = estado do servidor ou de um arquivo
trace-which-system-it-is = que sistema é
trace-crc-32-of-a-file = CRC-32 de um arquivo
trace-md5-of-a-file = MD5 de um arquivo
trace-sha-1-of-a-file = SHA-1 de um arquivo
trace-sha-256-of-a-file = SHA-256 de um arquivo
trace-command-for-the-server = Comando para o servidor
trace-a-command-for-the-server = Um comando para o servidor, como FEAT ou SITE CHMOD 644 nome
trace-send = Enviar
