## drag

kit-cannot-be-dropped-here = Kann hier nicht abgelegt werden

## field

kit-hide-what = { $what } verbergen
kit-show-what = { $what } zeigen
kit-address = Adresse

## path_bar

kit-path = Pfad
kit-path-edit = Pfad: { $path }. Bearbeiten
kit-folders-above = Übergeordnete Ordner
kit-folders-in = Ordner in { $name }

## tabs

kit-new-tab = Neuer Tab
kit-close = { $title } schließen

## toast

kit-dismiss = Ausblenden

## header

kit-width-of = Breite von { $title }

## scroll_bar

kit-scroll-position = Bildlaufposition
