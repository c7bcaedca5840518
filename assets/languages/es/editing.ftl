## Files of a server that are open here

editing-open-files = Archivos abiertos
editing-none = No hay ningún archivo de servidor abierto
editing-none-help = F4 sobre un archivo del servidor lo abre en el editor; lo que se guarda vuelve por sí solo.
editing-file = Archivo
editing-where = Lugar
editing-state = Estado
editing-saved = Guardado
editing-decide = Decidir…
editing-try-again = Reintentar ahora
editing-open = Abrir en su programa
editing-stop-viewing = Dejar de ver
editing-stop-editing = Dejar de editar

## How a file is

editing-fetching = Viene hacia aquí: { $amount }
editing-saved-there = Guardado en el servidor
editing-not-changed = Sin cambios
editing-changed = Guardado aquí, va a salir al servidor
editing-uploading = Va al servidor: { $amount }
editing-waiting = Guardado solo aquí; irá al servidor cuando pueda. { $why }
editing-asks = Cambiado aquí y en el servidor: hay que decidir
editing-failed = Guardado solo aquí. { $why }
editing-missing = El programa quitó la copia

## Both sides changed

editing-changed-too = «{ $name }» cambió también en el servidor
editing-changed-there = Desde que se trajo, alguien lo cambió allí. No se reemplazó nada.
editing-gone-there = Desde que se trajo, alguien lo quitó de allí. No se puso nada en su lugar.
editing-ours = Aquí: { $facts }
editing-theirs = En el servidor: { $facts }
editing-nothing = nada
editing-unknown-size = de tamaño desconocido
editing-compare = Comparar
editing-later = Más tarde
editing-keep-both = Conservar ambos
editing-put-it-there = Ponerlo allí
editing-no-texts = No son textos: aquí solo se comparan tamaños y fechas.
editing-lines-here = { $count ->
    [one] { $count } línea solo aquí
   *[other] { $count } líneas solo aquí
}
editing-lines-there = { $count ->
    [one] { $count } línea solo en el servidor
   *[other] { $count } líneas solo en el servidor
}
editing-first-megabyte = Se muestra el primer megabyte de cada uno
editing-versions = Ambas versiones
editing-line = Línea
editing-here = + aquí
editing-there = − servidor

## A program

editing-run = ¿Ejecutar «{ $name }»?
editing-run-why = Abrirlo lo ejecutaría: es un programa o contiene uno.
editing-run-from-server = Vino del servidor y hace lo que quiere con sus archivos.
editing-run-from-here = Vino de donde lo tenga y hace lo que quiere.
editing-run-editor = Para cambiarlo, elija un editor en los ajustes, página Edición.
editing-run-it = Ejecutarlo
editing-do-not-run = No ejecutarlo

## Giving up

editing-give-up = ¿Abandonar los cambios de «{ $name }»?
editing-give-up-why = Lo que se guardó aquí no está en el servidor. Ya no estaría en ninguna parte.
editing-keep-open = Dejarlo abierto
editing-give-up-yes = Abandonar

## What is typed in the settings

editing-quote-open = Hay una comilla abierta
editing-no-name = El programa no tiene nombre
editing-rule = Hacen falta extensiones y un programa separados por =: { $rule }
