## lines

trace-connecting-to = Conectando con { $address }
trace-connected-to = Conectado con { $address }
trace-resumed = , reanudada
trace-data-connection-by = Conexión de datos { $id } por { $mode }, { $address }
trace-the-server-named-for-data = El servidor indicó { $named } para los datos; se usa { $used }
trace-data-connection-under-tls = Conexión de datos { $id } con TLS{ $how }
trace-the-server = el servidor
trace-us = nosotros
trace-not-as-it-should = , no como debería
trace-data-connection-closed-by-after = • Conexión de datos { $id } cerrada por { $by } tras { $size }{ $how }
trace-no-answer-in-time = • Sin respuesta a tiempo: { $waiting_for }
trace-closed = Cerrado: { $why }
trace-command-waits = La orden { $id } espera
trace-reply = Respuesta { $code }
trace-data-connection-is-open = La conexión de datos { $id } está abierta
trace-data-connection = Conexión de datos { $id }: { $size }

## trace_panel

trace-commands-and-replies-appear-here = Aquí aparecen órdenes y respuestas, con todo secreto oculto.
trace-nothing-was-said-yet = Aún no se ha dicho nada
trace-time = Hora
trace-session = Sesión
trace-line = Línea
trace-log = Registro
trace-copy-line = Copiar la línea
trace-copy-the-whole-log = Copiar todo el registro
trace-all-sessions = Todas las sesiones
trace-closed-2 = cerrada
trace-session-2 = Sesión { $number }, { $name }

## What commands of FTP do, beside them in a list; in small letters

trace-stop-the-transfer = detener la transferencia
trace-room-that-a-file-needs = espacio que necesita un archivo
trace-room-that-is-there = espacio disponible
trace-go-to-the-folder-above = ir a la carpeta superior
trace-say-which-program-this-is = decir qué programa es este
trace-go-to-a-folder = ir a una carpeta
trace-delete-a-file = eliminar un archivo
trace-what-the-server-can-do = lo que sabe hacer el servidor
trace-checksum-of-a-file = suma de verificación de un archivo
trace-what-the-server-says-of = lo que el servidor dice de sus órdenes
trace-when-a-file-was-modified = cuándo se modificó un archivo
trace-set-facts-of-a-file = fijar datos de un archivo
trace-set-when-a-file-was = fijar cuándo se modificó un archivo
trace-make-a-folder = crear una carpeta
trace-facts-of-one-file = datos de un archivo
trace-nothing = nada
trace-set-an-option = fijar una opción
trace-which-folder-this-is = qué carpeta es esta
trace-delete-an-empty-folder = eliminar una carpeta vacía
trace-rename-from = cambiar nombre desde
trace-rename-to = cambiar nombre a
trace-set-permissions = fijar permisos
trace-commands-of-this-server-only = órdenes solo de este servidor
trace-permissions-of-new-files = permisos de archivos nuevos
trace-size-of-a-file = tamaño de un archivo
trace-state-of-the-server-or = estado del servidor o de un archivo
trace-which-system-it-is = qué sistema es
trace-crc-32-of-a-file = CRC-32 de un archivo
trace-md5-of-a-file = MD5 de un archivo
trace-sha-1-of-a-file = SHA-1 de un archivo
trace-sha-256-of-a-file = SHA-256 de un archivo
trace-command-for-the-server = Orden para el servidor
trace-a-command-for-the-server = Una orden para el servidor, como FEAT o SITE CHMOD 644 nombre
trace-send = Enviar
