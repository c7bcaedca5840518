desktop-no-dragging-out = No se pueden arrastrar archivos a otros programas
desktop-no-dragging-out-why = Soltar en esta ventana y todo lo demás funciona. La pantalla se negó: { $why }
desktop-not-given = No se pudieron entregar los archivos al otro programa
desktop-no-folder = Primero se traerían a { $folder }, y esa carpeta no se puede crear: { $why }
desktop-nothing-to-paste = No hay archivos que pegar
desktop-copy-first = Copie primero archivos, aquí o en un gestor de archivos.
desktop-some-failed = El otro programa no recibió los archivos
desktop-some-failed-why = Algunos fallaron: vea «Fallido» abajo. Reinténtelos y arrastre de nuevo.
