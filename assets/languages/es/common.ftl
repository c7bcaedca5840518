## Words that many places share

common-not-connected = Sin conexión
common-this-computer = Este equipo
common-sha-256 = SHA-256
common-delete = Eliminar
common-cancel = Cancelar
common-copy = Copiar
common-close = Cerrar
common-replace = Reemplazar
common-skip = Omitir
common-open = Abrir
common-new-folder = Carpeta nueva
common-password = Contraseña
common-server = Servidor
common-path = Ruta
common-name = Nombre
common-size = Tamaño
common-modified = Modificado
common-download = Descargar
common-upload = Subir
common-rename = Cambiar nombre
common-ask = Preguntar
common-save = Guardar
common-transfer-type = Tipo de transferencia
common-type-automatic = Automático
common-type-binary = Binario
common-type-ascii = ASCII
