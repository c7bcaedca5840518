## chosen

pane-count-items = { $count ->
    [one] { $count } élément
   *[other] { $count } éléments
}

## columns

pane-folders-first = Dossiers en premier
pane-numbers-by-their-value = Nombres selon leur valeur
pane-capital-letters-first = Majuscules en premier
pane-columns-as-they-were-at = Colonnes comme au début

## draw

pane-folder = Dossier
pane-link = Lien
pane-special-file = Fichier spécial
pane-file = Fichier { $ending }
pane-file-2 = Fichier

## drop

pane-move = Déplacer
pane-to = { $verb } { $what } vers { $to }
pane-upload-to = Envoyer { $items } vers { $path }
pane-connect-to-a-server-first = Connectez-vous d’abord à un serveur

## errands

pane-stop = Arrêter
pane-working = En cours
pane-to-the-trash = À la corbeille : { $what }
pane-deleting = Suppression de { $what }
pane-counting = Comptage de { $what }
pane-setting-permissions-of = Permissions de { $what } en cours
pane-renaming = Renommage de { $what }
pane-duplicating = Duplication de { $what }
pane-looking-at = Consultation de { $what }
pane-checking = Vérification de { $what }
pane-making = Création de { $what }
pane-taking-back = Annulation : { $what }
pane-of = { $done } sur { $of }
pane-count-files = { $count ->
    [one] { $count } fichier
   *[other] { $count } fichiers
}
pane-count-folders = { $count ->
    [one] { $count } dossier
   *[other] { $count } dossiers
}
pane-failed = { $count } en échec

## footer

pane-names-look-wrong = Noms illisibles ?
pane-not-understood = { $count ->
    [one] { $count } ligne non comprise
   *[other] { $count } lignes non comprises
}
pane-reading = Lecture
pane-not-read = Non lu
pane-listing = Liste { $took } · { $command }
pane-listed-minutes-ago = Listé il y a { $count } min
pane-listed-hours-ago = Listé il y a { $count } h
pane-listed-days-ago = { $count ->
    [one] Listé il y a { $count } jour
   *[other] Listé il y a { $count } jours
}
pane-list-anew = Liste de nouveau le dossier
pane-free = { $size } libres

## head

pane-the-server = Le serveur
pane-reading-the-folder = Lecture du dossier
pane-go-up = Monter
pane-refresh = Actualiser
pane-filter = Filtrer
pane-show-only-names-with = N’afficher que les noms avec …

## menu

pane-enter = Entrer
pane-to-2 = { $verb } vers { $place }

## pane

pane-local-files = Fichiers locaux
pane-remote-files = Fichiers du serveur

## places

pane-places-on-this-computer = Emplacements de cet ordinateur
pane-places-on-the-server = Emplacements du serveur
pane-home = Dossier personnel
pane-start-folder = Dossier de départ, { $folder }
pane-home-2 = Dossier personnel, { $folder }
pane-go-to-a-bookmark = Aller à un signet
pane-it-is-on-its-way = En route
pane-no-folders-here = Aucun dossier ici
pane-there-are-none-in-it = Il n’en contient aucun

## rename

pane-new-name = Nouveau nom

## selection

pane-of-selected = { $chosen } sur { $all } sélectionnés · { $what }
pane-not-shown = { $count } non affichés

## state

pane-reading-2 = Lecture de { $place }
pane-waiting-for-your-answer = Attend votre réponse
pane-trying-again-in = Nouvel essai dans { $after } : { $why }
pane-retry = Réessayer
pane-details = Détails
pane-the-connection-to-is-closed = La connexion à { $name } est fermée.
pane-connect = Se connecter
pane-this-folder-is-empty = Ce dossier est vide
pane-drop-files-here-to-put = Déposez des fichiers ici pour les y mettre.
pane-no-name-fits-the-filter = Aucun nom ne passe le filtre
pane-escape-in-the-filter-field = Échap dans le champ du filtre affiche tout à nouveau.
pane-only-hidden-files-here = Seulement des fichiers cachés ici
pane-their-names-begin-with-a = Leurs noms commencent par un point ; l’œil en haut les affiche.
pane-this-listing-is-not-complete = Cette liste n’est pas complète

## show

pane-local-folder-tree = Arborescence locale
pane-remote-folder-tree = Arborescence du serveur
pane-width-of-the-folder-tree = Largeur de l’arborescence

## Heads of columns, beside name, size and modified of common.ftl

pane-permissions = Permissions
pane-type = Type
pane-owner = Propriétaire
pane-group = Groupe

## extent

pane-could-not-be-read-again = N’a pas pu être relu ; voici ce qu’il y avait avant
pane-entries-so-far = { $count } entrées jusqu’ici
pane-these-are-the-first-entries = Voici les { $count } premières entrées ; il y en a d’autres
pane-load-more = En charger plus
pane-the-reading-was-stopped-there = La lecture a été arrêtée ; il peut y en avoir d’autres
pane-read-again = Relire
pane-the-reading-was-stopped-this = La lecture a été arrêtée ; voici ce qu’il y avait avant

## drop

pane-add-to-the-queue-for = Ajouter { $what } à la file vers { $to }
pane-no-folder-beside-title = Ce côté n’a pas ce dossier
pane-no-folder-beside = Les deux volets vont ensemble : l’autre montre { $other }, et { $place } n’existe pas ici.
pane-make-the-folder = Créer le dossier
pane-go-apart = Se séparer
