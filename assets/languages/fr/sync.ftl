sync-title = Synchroniser { $here } { $arrow } { $there }
sync-mode = Ce qui devient identique à quoi
sync-mirror-there = Miroir vers le serveur
sync-mirror-here = Miroir vers cet ordinateur
sync-update-there = Mettre à jour le serveur
sync-update-here = Mettre à jour cet ordinateur
sync-both = Dans les deux sens
sync-compare-by = Comparer par
sync-by-time = Comparer : taille et date
sync-by-size = Comparer : taille
sync-by-content = Comparer : contenu
sync-filters = Filtres : { $name }
sync-uploads = { $count ->
    [one] { $count } envoi · { $size }
   *[other] { $count } envois · { $size }
}
sync-downloads = { $count ->
    [one] { $count } téléchargement · { $size }
   *[other] { $count } téléchargements · { $size }
}
sync-deletions = { $count ->
    [one] { $count } suppression
   *[other] { $count } suppressions
}
sync-comparing = Comparaison…
sync-comparing-so-far = Comparaison… { $folders } dossiers lus
sync-compared = { $folders } dossiers lus, { $same } identiques et masqués
sync-unread = { $count ->
    [one] { $count } dossier n’a pas pu être lu
   *[other] { $count } dossiers n’ont pas pu être lus
}
sync-with-same = Montrer ce qui est identique
sync-nothing-yet = Rien n’a encore été modifié.
sync-keep = Retenir ces choix
sync-keep-help = La prochaine fois, cette fenêtre commence ainsi.
sync-nothing-to-do = Rien à faire
sync-do = { $count ->
    [one] Synchroniser { $count } élément
   *[other] Synchroniser { $count } éléments
}
sync-caution-unread = Aucune suppression n’est cochée : tout n’a pas pu être lu.
sync-caution-empty = Aucune suppression n’est cochée : il n’y a rien du côté à reproduire.
sync-caution-too-many = Aucune suppression n’est cochée : il y a plus d’éléments que ce qui est gardé.
sync-caution-unfinished = Aucune suppression n’est cochée : la comparaison n’est pas allée jusqu’au bout.
sync-untick = Tout décocher
sync-plan = Ce qui serait fait
sync-path = Chemin
sync-here = Ici
sync-server = Serveur
sync-why = Pourquoi
sync-left = Laissé tel quel
sync-not-touched = { $why } : non touché
