## drag

kit-cannot-be-dropped-here = Cannot be dropped here

## field

kit-hide-what = Hide: { $what }
# what: the name of a field, such as "Password".
kit-show-what = Show: { $what }
kit-address = Address

## path_bar

kit-path = Path
kit-path-edit = Path: { $path }. Edit
kit-folders-above = Folders above
kit-folders-in = Folders in { $name }

## tabs

kit-new-tab = New tab
kit-close = Close { $title }

## toast

kit-dismiss = Dismiss

## header

kit-width-of = Width of { $title }

## scroll_bar

kit-scroll-position = Scroll position
