## File

action-open = Abrir
    .help = Abrir la carpeta o transferir el archivo.
action-transfer = Transferir al otro panel
    .help = Transferir la selección del panel activo al otro lado.
action-add-to-queue = Añadir a la cola
    .help = Poner la selección del panel activo en la cola hacia el otro lado, retenida hasta que se libere.
action-upload-files = Subir archivos…
    .help = Elegir archivos de este equipo y subirlos.
action-upload-folders = Subir carpetas…
    .help = Elegir carpetas de este equipo y subirlas.
action-download-to = Descargar en…
    .help = Elegir una carpeta de este equipo y descargar en ella lo elegido en el servidor.
action-manual-transfer = Transferir por ruta…
    .help = Indicar un archivo y su destino, y transferirlo.
action-quick-look = Vista rápida
    .help = Ver un texto o una imagen sin transferirlo.
action-view = Ver
    .help = Abrir una copia, que nadie puede cambiar, con el programa correspondiente.
action-edit = Editar
    .help = Abrir con el editor; lo que se guarda allí vuelve por sí solo al servidor.
action-open-with-default = Abrir con su programa
    .help = Abrir con el programa que el escritorio tiene para ello.
action-reveal = Mostrar en el gestor de archivos
    .help = Mostrarlo en el gestor de archivos del escritorio.
action-terminal = Abrir un terminal aquí
    .help = Abrir un terminal en esta carpeta.
action-new-folder = Carpeta nueva
    .help = Crear una carpeta.
action-new-folder-enter = Carpeta nueva y entrar
    .help = Crear una carpeta y entrar en ella.
action-new-file = Archivo nuevo
    .help = Crear un archivo vacío.
action-rename = Cambiar nombre
    .help = Cambiar el nombre en el sitio.
action-rename-many = Cambiar muchos nombres…
    .help = Cambiar muchos nombres a la vez, con vista previa.
action-duplicate = Duplicar
    .help = Hacer una copia al lado.
action-delete = Eliminar…
    .help = Eliminar, tras una pregunta.
action-permissions = Permisos…
    .help = Fijar quién puede hacer qué.
action-measure = Calcular tamaño
    .help = Contar lo que hay en las carpetas.
action-properties = Propiedades…
    .help = Todo lo que se sabe de ello y su suma de verificación.

## Edit

action-undo = Deshacer
    .help = Deshacer lo último hecho a mano.
action-copy = Copiar
    .help = Copiar lo seleccionado, para pegarlo en otra carpeta, pestaña o programa.
action-cut = Cortar
    .help = Copiar lo seleccionado, y quitarlo de aquí cuando se pegue.
action-paste = Pegar
    .help = Traer aquí lo copiado: en este equipo, al servidor, desde él o dentro de él.
action-select-all = Seleccionar todo
    .help = Seleccionarlo todo.
action-invert-selection = Invertir selección
    .help = Seleccionar lo que no lo está, y nada más.
action-select-none = No seleccionar nada
    .help = No seleccionar nada.
action-select-pattern = Seleccionar por patrón…
    .help = Seleccionar o quitar nombres según un patrón.
action-copy-names = Copiar nombres
    .help = Copiar los nombres de lo seleccionado.
action-copy-paths = Copiar rutas
    .help = Copiar las rutas completas de lo seleccionado.
action-select-differing = Seleccionar lo que difiere
    .help = Seleccionar en ambos paneles lo que el otro no tiene, o tiene de otro tamaño o más antiguo.
action-copy-urls = Copiar direcciones
    .help = Copiar las direcciones de lo seleccionado en el servidor, sin contraseña.

## Go

action-back = Atrás
    .help = Mostrar la carpeta anterior.
action-forward = Adelante
    .help = Mostrar la carpeta que se dejó al ir atrás.
action-up = Subir
    .help = Mostrar la carpeta superior.
action-refresh = Actualizar
    .help = Leer la carpeta de nuevo.
action-switch-pane = Cambiar de panel
    .help = Dar el teclado al otro panel.
action-switch-side = Este equipo o el servidor en este panel
    .help = Mostrar este equipo en lugar del servidor en el panel activo, o el servidor en lugar de este equipo.
action-bookmarks = Marcadores…
    .help = Ir a las carpetas guardadas y guardar las que se muestran.
action-link-folders = Ir juntos
    .help = Ambos paneles entran en las carpetas y salen de ellas juntos.
action-edit-path = Escribir una ruta
    .help = Escribir una ruta.
action-address = Escribir una dirección
    .help = Escribir una dirección.

## View

action-filter = Filtro
    .help = Mostrar solo los nombres que contienen un texto.
action-find = Buscar…
    .help = Buscar en árboles enteros, aquí y en el servidor.
action-compare-panes = Comparar los paneles
    .help = Marcar en ambos paneles lo que el otro no tiene, o tiene más reciente, más antiguo o de otro tamaño.
action-only-differences = Solo diferencias
    .help = Mientras se comparan los paneles, ocultar lo que es igual.
action-align-rows = Filas lado a lado
    .help = Mientras se comparan los paneles, el mismo nombre está a la misma altura en ambos, y se desplazan juntos.
action-read-contents = Comparar los paneles por contenido
    .help = Mientras se comparan los paneles, coteja el contenido de los archivos del mismo tamaño: con una suma de comprobación del servidor; si no, se trae cada byte.
action-compare = Comparar con todas las subcarpetas…
    .help = Comparar ambas carpetas y todo lo que contienen, por tamaño, fecha o contenido; la lista está en el panel inferior.
action-synchronise = Sincronizar…
    .help = Hacer una carpeta igual que la otra, con todo lo que contiene; todo se muestra antes de hacerlo.
action-select-missing = Seleccionar lo que falta en el otro panel
    .help = Durante la comparación: seleccionar en el panel activo lo que el otro no tiene.
action-select-newer = Seleccionar lo más reciente
    .help = Durante la comparación: seleccionar en el panel activo lo que se modificó después que en el otro.
action-panes-are-not-compared = Los paneles no se están comparando
action-compare-panes-first = «Comparar los paneles» lo activa
action-hidden-files = Mostrar archivos ocultos
    .help = Mostrar u ocultar los archivos que empiezan por punto.
action-tree = Árbol de carpetas
    .help = Mostrar u ocultar el árbol de carpetas junto al panel activo.
action-swap-sides = Intercambiar lados
    .help = Poner el servidor en el otro lado.
action-folders-first = Carpetas primero
    .help = Las carpetas antes que los archivos, o entre ellos.
action-natural-order = Números por su valor
    .help = Ordenar los números de los nombres por su valor, o cifra a cifra.
action-case-sensitive = Mayúsculas primero
    .help = Ordenar las mayúsculas antes que las minúsculas, o sin distinguirlas.
action-show-transfers = Mostrar transferencias
    .help = Mostrar lo que se mueve y lo que espera.
action-show-failed = Mostrar lo fallido
    .help = Mostrar lo que falló y por qué.
action-show-done = Mostrar lo terminado
    .help = Mostrar lo terminado.
action-show-edits = Mostrar los archivos abiertos
    .help = Mostrar los archivos de servidores que están abiertos aquí.
action-show-found = Mostrar lo encontrado
    .help = Mostrar lo que encontró una búsqueda o comparación.
action-show-log = Mostrar el registro
    .help = Mostrar órdenes y respuestas.
action-show-chart = Mostrar el diagrama de red
    .help = Mostrar comandos, respuestas y conexiones de datos a lo largo del tiempo.
action-theme-dark = Tema oscuro
    .help = Colores oscuros.
action-theme-light = Tema claro
    .help = Colores claros.
action-theme-system = Tema del sistema
    .help = Los colores que tiene el sistema.
action-zoom-in = Más grande
    .help = Hacerlo todo más grande.
action-zoom-out = Más pequeño
    .help = Hacerlo todo más pequeño.
action-zoom-reset = Tamaño normal
    .help = Mostrarlo todo a su tamaño.

## Server

action-sites = Sitios…
    .help = Sitios guardados: conectar, cambiar, crear, traer de otros programas.
action-new-site = Sitio nuevo…
    .help = Rellenar un sitio: dónde está, cómo se entra, cómo se mueven los archivos.
action-save-site = Guardar como sitio…
    .help = Guardar el servidor de esta pestaña como sitio.
action-import-sites = Importar sitios…
    .help = Traer sitios de otro programa.
action-disconnect = Desconectar
    .help = Terminar o iniciar la conexión de la pestaña.
action-reconnect = Conectar de nuevo
    .help = Terminar la conexión de la pestaña y conectar de nuevo.
action-encoding = Codificación de nombres…
    .help = Decir en qué codificación están los nombres del servidor.
action-empty-bin = Vaciar la papelera del servidor…
    .help = Eliminar la papelera del servidor y todo lo que contiene, tras una pregunta.
action-server-memory = Lo que se sabe de este servidor
    .help = Lo que se aprendió del servidor.
action-trust-store = En quién confía
    .help = Certificados y servidores aceptados a mano.
action-practice = Servidor de práctica
    .help = Iniciar el servidor de práctica y conectar con él.

## Queue

action-pause-all = Pausar o continuar transferencias
    .help = Detener o continuar todas las transferencias.
action-queue-hold = Retener o continuar
    .help = Retener lo seleccionado en la cola, o liberarlo.
action-queue-top = Al principio de la cola
    .help = Empezar por lo seleccionado en la cola.
action-queue-up = Subir en la cola
    .help = Mover lo seleccionado una fila hacia arriba.
action-queue-down = Bajar en la cola
    .help = Mover lo seleccionado una fila hacia abajo.
action-queue-bottom = Al final de la cola
    .help = Terminar por lo seleccionado en la cola.
action-queue-remove = Quitar de la lista
    .help = Sacar lo seleccionado de la lista; lo que se mueve se cancela.
action-queue-select-all = Seleccionar toda la lista
    .help = Seleccionar todo lo que hay en la lista.
action-queue-retry = Reintentar lo seleccionado
    .help = Intentar de nuevo lo seleccionado.
action-queue-copy = Copiar la lista como texto
    .help = Copiar la lista como texto, con tabuladores entre columnas.
action-type-automatic = Tipo de transferencia: automático
    .help = Los archivos que por su nombre son texto van como ASCII, los demás byte a byte.
action-type-binary = Tipo de transferencia: binario
    .help = Todos los archivos van byte a byte.
action-type-ascii = Tipo de transferencia: ASCII
    .help = Todos los archivos van como texto: los finales de línea pasan a ser los del otro lado. Todo lo demás queda dañado.
action-retry-failed = Reintentar todo lo fallido
    .help = Intentar de nuevo todos los elementos fallidos.
action-clear-failed = Borrar lo fallido
    .help = Olvidar todos los elementos fallidos.
action-clear-done = Borrar lo terminado
    .help = Olvidar lo terminado.
action-clear-log = Borrar el registro
    .help = Olvidar el registro.

## Tabs

action-new-tab = Pestaña nueva
    .help = Abrir otra pestaña.
action-duplicate-tab = Duplicar pestaña
    .help = Abrir otra pestaña con el mismo servidor y las mismas carpetas.
action-close-tab = Cerrar pestaña
    .help = Cerrar esta pestaña.
action-reopen-tab = Reabrir pestaña cerrada
    .help = Abrir de nuevo la última pestaña cerrada.
action-next-tab = Pestaña siguiente
    .help = Mostrar la pestaña siguiente.
action-previous-tab = Pestaña anterior
    .help = Mostrar la pestaña anterior.
action-tab-left = Pestaña a la izquierda
    .help = Mover esta pestaña a la izquierda.
action-tab-right = Pestaña a la derecha
    .help = Mover esta pestaña a la derecha.
action-tab-1 = Mostrar pestaña 1
    .help = Mostrar la primera pestaña.
action-tab-2 = Mostrar pestaña 2
    .help = Mostrar la segunda pestaña.
action-tab-3 = Mostrar pestaña 3
    .help = Mostrar la tercera pestaña.
action-tab-4 = Mostrar pestaña 4
    .help = Mostrar la cuarta pestaña.
action-tab-5 = Mostrar pestaña 5
    .help = Mostrar la quinta pestaña.
action-tab-6 = Mostrar pestaña 6
    .help = Mostrar la sexta pestaña.
action-tab-7 = Mostrar pestaña 7
    .help = Mostrar la séptima pestaña.
action-tab-8 = Mostrar pestaña 8
    .help = Mostrar la octava pestaña.
action-tab-9 = Mostrar última pestaña
    .help = Mostrar la última pestaña.

## Portolan

action-palette = Buscar acciones
    .help = Encontrar una acción, un sitio o una carpeta por su nombre.
action-settings = Ajustes…
    .help = Elegir cómo funciona y se ve todo.
action-edit-shortcuts = Atajos…
    .help = Elegir las teclas de las acciones.
action-menu = Menú
    .help = Mostrar todas las acciones, por tipo.
action-about = Acerca de Portolan
    .help = Qué es este programa y qué necesita un informe de un problema.
action-quit = Salir
    .help = Cerrar la ventana.

## Keys, as menus show them: what stands on a keyboard for this language

action-key-ctrl = Ctrl
action-key-alt = Alt
action-key-shift = Mayús
action-key-delete = Supr

## Menus

action-menu-file = Archivo
action-menu-edit = Edición
action-menu-go = Ir
action-menu-view = Ver
action-menu-server = Servidor
action-menu-transfers = Transferencias
action-menu-tabs = Pestañas
action-menu-portolan = Portolan

## Why an action is not possible now, and what to do

action-no-folder-is-shown-here = Aquí no se muestra aún ninguna carpeta
action-nothing-is-selected = No hay nada seleccionado
action-select-files-or-folders-first = Seleccione primero archivos o carpetas.
action-nothing-to-download-is-selected = No hay nada seleccionado para descargar
action-select-files-or-folders-of = Seleccione primero archivos o carpetas del servidor.
action-this-is-the-top = Esta es la carpeta superior
action-nothing-to-transfer-to-yet = Aún no hay adónde transferir
action-nothing-to-upload-to-yet = Aún no hay adónde subir
action-no-server-yet = Aún no hay servidor
action-there-is-only-one-tab = Solo hay una pestaña
action-no-tab-was-closed = No se cerró ninguna pestaña
action-nothing-in-the-list-is = No hay nada seleccionado en la lista
action-nothing-failed = Nada falló
action-nothing-is-done-yet = Aún no hay nada terminado
action-the-log-is-empty = El registro está vacío
action-this-is-for-folders-of = Esto es para carpetas de este equipo
action-nothing-of-this-computer-is = No hay nada seleccionado de este equipo
action-select-a-file-or-folder = Seleccione primero un archivo o una carpeta.
action-nothing-of-a-server-is = No hay nada seleccionado de un servidor
action-select-files-or-folders-there = Seleccione primero allí archivos o carpetas.
action-there-is-nothing-to-take = No hay nada que deshacer
action-no-folder-was-shown-before = No se mostró ninguna carpeta antes
action-no-folder-was-left-by = No se dejó ninguna carpeta al ir atrás
action-connect-first = Conecte primero con un servidor: escriba arriba su dirección.
