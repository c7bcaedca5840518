## drag

kit-cannot-be-dropped-here = Não pode ser solto aqui

## field

kit-hide-what = Ocultar: { $what }
kit-show-what = Mostrar: { $what }
kit-address = Endereço

## path_bar

kit-path = Caminho
kit-path-edit = Caminho: { $path }. Editar
kit-folders-above = Pastas acima
kit-folders-in = Pastas em { $name }

## tabs

kit-new-tab = Nova aba
kit-close = Fechar { $title }

## toast

kit-dismiss = Dispensar

## header

kit-width-of = Largura de { $title }

## scroll_bar

kit-scroll-position = Posição da rolagem
