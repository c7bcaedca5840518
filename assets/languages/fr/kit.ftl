## drag

kit-cannot-be-dropped-here = Impossible de déposer ici

## field

kit-hide-what = Masquer : { $what }
kit-show-what = Afficher : { $what }
kit-address = Adresse

## path_bar

kit-path = Chemin
kit-path-edit = Chemin : { $path }. Modifier
kit-folders-above = Dossiers parents
kit-folders-in = Dossiers dans { $name }

## tabs

kit-new-tab = Nouvel onglet
kit-close = Fermer { $title }

## toast

kit-dismiss = Ignorer

## header

kit-width-of = Largeur de { $title }

## scroll_bar

kit-scroll-position = Position de défilement
