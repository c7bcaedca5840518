## Two panes against each other, in the panes themselves

comparison-column = Comparaison
comparison-by-size = Par taille
comparison-by-time = Par taille et date
comparison-by-content = Par contenu
comparison-reading = Contenus : { $files } sur { $of } · { $size }
comparison-read = { $count ->
    [one] Lire { $count } fichier · { $size }
   *[other] Lire { $count } fichiers · { $size }
}
comparison-not-read = { $count ->
    [one] { $count } non lu
   *[other] { $count } non lus
}
comparison-contents-between = Les contenus se comparent entre cet ordinateur et un serveur
comparison-only-there = Sur le serveur seulement
comparison-newer = Plus récent
comparison-older = Plus ancien
comparison-folder = Des deux côtés
comparison-waits = Les deux dossiers doivent d’abord être lus
comparison-end = Terminer la comparaison
comparison-of-each = { $count } { $what }
comparison-select-these = Les sélectionner
comparison-select-newer-and-missing = Sélectionner récents et manquants
comparison-not-here = { $name } n’est pas ici
comparison-missing-here = Absent ici
comparison-missing-there = Absent du serveur
comparison-the-top = C’est la racine
comparison-nothing-differs = Aucune différence
comparison-nothing-differs-help = Ce qui est identique est masqué. « Différences seulement », au-dessus des volets, l’affiche.
