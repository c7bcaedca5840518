desktop-no-dragging-out = Não é possível arrastar arquivos para outros programas
desktop-no-dragging-out-why = Soltar nesta janela e todo o resto funciona. A tela recusou: { $why }
desktop-not-given = Os arquivos não puderam ser entregues ao outro programa
desktop-no-folder = Eles viriam primeiro para { $folder }, e essa pasta não pode ser criada: { $why }
desktop-nothing-to-paste = Não há arquivos para colar
desktop-copy-first = Copie primeiro arquivos, aqui ou em um gerenciador de arquivos.
desktop-some-failed = O outro programa não recebeu os arquivos
desktop-some-failed-why = Alguns falharam: veja “Falhou” abaixo. Tente-os de novo e arraste outra vez.
