## drag

kit-cannot-be-dropped-here = No se puede soltar aquí

## field

kit-hide-what = Ocultar: { $what }
kit-show-what = Mostrar: { $what }
kit-address = Dirección

## path_bar

kit-path = Ruta
kit-path-edit = Ruta: { $path }. Editar
kit-folders-above = Carpetas superiores
kit-folders-in = Carpetas en { $name }

## tabs

kit-new-tab = Pestaña nueva
kit-close = Cerrar { $title }

## toast

kit-dismiss = Descartar

## header

kit-width-of = Ancho de { $title }

## scroll_bar

kit-scroll-position = Posición de desplazamiento
