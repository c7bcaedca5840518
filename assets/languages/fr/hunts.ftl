## What is looked for

hunts-find = Rechercher
hunts-name = Nom
hunts-regex = Expression régulière
hunts-match-case = Respecter la casse
hunts-all-kinds = Fichiers et dossiers
hunts-files = Fichiers
hunts-folders = Dossiers
hunts-larger = Plus grand que
hunts-smaller = Plus petit que
hunts-newer = Modifié après
hunts-older = Modifié avant
hunts-preset = Filtre nommé
hunts-no-preset = Aucun : ce qui est choisi ci-dessous
hunts-hidden = Cachés
hunts-any = Indifférent
hunts-hidden-only = Seulement les cachés
hunts-hidden-not = Sans les cachés
hunts-permissions = Droits
hunts-owner = Propriétaire sur le serveur
hunts-group = Groupe sur le serveur
hunts-world-writable = Tout le monde peut écrire
hunts-group-writable = Le groupe peut écrire
hunts-read-only = Le propriétaire ne peut pas écrire
hunts-executable = Exécutable
hunts-not-for-all = Pas lisible par tous
hunts-begin = Rechercher
hunts-bad-size = Une taille est un nombre avec B, KB, MB ou GB
hunts-bad-day = Un jour s’écrit 2026-11-20

## How two folders are compared

hunts-compare = Comparer les dossiers
hunts-by-size = Par taille
hunts-by-time = Par taille et date, aussi précisément que le serveur la donne
hunts-by-content = Par taille et contenu : par somme de contrôle, sinon chaque octet est apporté ici
hunts-recursive = Avec tous les dossiers qu’ils contiennent
hunts-compare-now = Comparer

## What was found

hunts-found = Trouvé
hunts-nothing-yet = Rien n’a encore été cherché
hunts-nothing-yet-help = Rechercher parcourt des arborescences entières ici et sur le serveur ; Comparer les dossiers montre en quoi les volets diffèrent.
hunts-where = Emplacement
hunts-difference = Différence
hunts-stop = Arrêter
hunts-clear = Vider
hunts-only-differences = Différences seulement
hunts-select-for-upload = Choisir plus récent et manquant : envoyer
hunts-select-for-download = Choisir plus récent et manquant : télécharger
hunts-go = Afficher dans son dossier
hunts-edit = Modifier
hunts-copy-paths = Copier les chemins
hunts-delete-here = Supprimer sur cet ordinateur
hunts-delete-there = Supprimer sur le serveur
hunts-count = { $count ->
    [one] { $count } trouvé
   *[other] { $count } trouvés
}
hunts-differ = { $count ->
    [one] { $count } différence
   *[other] { $count } différences
}
hunts-folders-read = { $count ->
    [one] { $count } dossier lu
   *[other] { $count } dossiers lus
}
hunts-not-read = { $count ->
    [one] { $count } dossier illisible
   *[other] { $count } dossiers illisibles
}
hunts-too-many = plus de résultats qu’il n’en est gardé
hunts-stopped = arrêté

## Differences

hunts-same = Identique
hunts-only-here = Ici seulement
hunts-only-there = Sur le serveur seulement
hunts-newer-here = Plus récent ici
hunts-newer-there = Plus récent sur le serveur
hunts-other-size = Autre taille
hunts-other-contents = Autre contenu
hunts-other-kind = Autre type
hunts-unknown = Inconnu
