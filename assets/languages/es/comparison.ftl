## Two panes against each other, in the panes themselves

comparison-column = Comparación
comparison-by-size = Por tamaño
comparison-by-time = Por tamaño y fecha
comparison-by-content = Por contenido
comparison-reading = Contenidos: { $files } de { $of } · { $size }
comparison-read = { $count ->
    [one] Leer { $count } archivo · { $size }
   *[other] Leer { $count } archivos · { $size }
}
comparison-not-read = { $count ->
    [one] { $count } sin leer
   *[other] { $count } sin leer
}
comparison-contents-between = Los contenidos se comparan entre este equipo y un servidor
comparison-only-there = Solo en el servidor
comparison-newer = Más reciente
comparison-older = Más antiguo
comparison-folder = En ambos lados
comparison-waits = Primero hay que leer ambas carpetas
comparison-end = Terminar la comparación
comparison-of-each = { $count } { $what }
comparison-select-these = Seleccionar estos
comparison-select-newer-and-missing = Seleccionar nuevos y ausentes
comparison-not-here = { $name } no está aquí
comparison-missing-here = No está aquí
comparison-missing-there = No está en el servidor
comparison-the-top = Esta es la raíz
comparison-nothing-differs = Nada difiere
comparison-nothing-differs-help = Lo que es igual está oculto. «Solo diferencias», sobre los paneles, lo muestra.
