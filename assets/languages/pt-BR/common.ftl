## Words that many places share

common-not-connected = Não conectado
common-this-computer = Este computador
common-sha-256 = SHA-256
common-delete = Excluir
common-cancel = Cancelar
common-copy = Copiar
common-close = Fechar
common-replace = Substituir
common-skip = Pular
common-open = Abrir
common-new-folder = Nova pasta
common-password = Senha
common-server = Servidor
common-path = Caminho
common-name = Nome
common-size = Tamanho
common-modified = Modificado
common-download = Baixar
common-upload = Enviar
common-rename = Renomear
common-ask = Perguntar
common-save = Salvar
common-transfer-type = Tipo de transferência
common-type-automatic = Automático
common-type-binary = Binário
common-type-ascii = ASCII
