## bookmarks

work-bookmarks = Signets
work-keep-these-folders-as = Garder ces dossiers sous le nom
work-name-of-the-bookmark = Nom du signet
work-keep = Garder
work-this-computer = Cet ordinateur : { $folder }
work-server = Serveur : { $folder }
work-only-for = Seulement pour { $name }
work-everywhere = Partout
work-keep-the-folders-that-are = Gardez les dossiers affichés et revenez-y d’un clic.
work-no-bookmarks-yet = Pas encore de signets
work-forget = Oublier : { $name }

## look

work-it-is-a-folder-enter = C’est un dossier : Entrée l’ouvre.
work-it-has-no-contents-to = Il n’y a pas de contenu à voir.
work-nothing-to-look-at = Rien à voir
work-a-picture-is-shown-up = Une image est affichée jusqu’à { $size }. Téléchargez-la pour la voir.
work-this-picture-is-too-large = Cette image est trop grande pour un aperçu rapide
work-this-file-is-empty = Ce fichier est vide
work-picture = Image { $name }
work-text = Texte
work-contents = Contenu
work-pixels = { $width } × { $height } pixels
work-not-a-picture = Pas une image
work-encoding = Encodage
work-the-first-of = Les premiers { $shown } sur { $size }
work-the-first = Les premiers { $shown }
work-bringing-the-file = Le fichier arrive

## text

work-bytes = Octets

## picture

work-the-picture-broke-its-decoder = l’image a fait échouer son décodeur

## manual

work-type-the-path-on-this = Saisissez le chemin sur cet ordinateur
work-type-the-path-on-the = Saisissez le chemin sur le serveur
work-name-the-file-that-goes = Nommez le fichier à transférer
work-name-the-target = Nommez la destination
work-transfer-by-path = Transférer par chemin
work-path-on-this-computer = Chemin sur cet ordinateur
work-path-on-the-server = Chemin sur le serveur
work-goes-as-to = Arrive sous le nom « { $name } » dans { $folder }
work-goes-as-text = Comme du texte : les fins de ligne deviennent celles de l’autre côté.
work-goes-byte-for-byte = Octet par octet.
work-type-binary = Binaire (TYPE I)
work-type-ascii = ASCII (TYPE A)
work-a-target-that-ends-with = { $missing }. Une destination qui finit par / est un dossier.
work-transfer = Transférer

## pattern

work-select-by-pattern = Sélectionner par motif
work-names-like = Noms comme
work-stands-for-any-letters-for = * remplace des caractères quelconques, ? un seul ; plusieurs motifs sont séparés par un point-virgule : *.html; *.css
work-files-and-folders = Fichiers et dossiers
work-files = Fichiers
work-folders = Dossiers
work-match-case = Respecter la casse
work-unselect = Désélectionner
work-select = Sélectionner

## permissions

work-who-owner = Propriétaire
work-who-group = Groupe
work-who-others = Autres
work-may-read = Lire
work-may-write = Écrire
work-may-execute = Exécuter
work-who-may = { $who } : { $may }
work-set-user-id = Définir l’ID utilisateur
work-set-group-id = Définir l’ID de groupe
work-sticky = Sticky

work-permissions-of = Permissions de { $what }
work-some-bits-stay-as-they = Certains bits restent tels quels
work-set-permissions = Définir les permissions
work-as-a-number = En nombre
work-permissions-as-a-number = Permissions en nombre
work-three-or-four-digits-from = Trois ou quatre chiffres de 0 à 7, comme 644 ; un x à la place d’un chiffre le laisse tel quel.
work-what-has-a-line-or = Ce qui a un trait ou un x reste tel quel.
work-also-everything-in-the-folders = Aussi tout le contenu des dossiers
work-files-only = Fichiers seulement
work-folders-only = Dossiers seulement
work-who-may-read-a-folder = Qui peut lire un dossier peut y entrer

## properties

work-properties-of = Propriétés de { $what }
work-type = Type
work-in = Dans
work-leads-to = Mène à
work-by-the-clock-of-the = , selon l’horloge du serveur
work-permissions = Permissions
work-owner = Propriétaire
work-group = Groupe
work-size-of-the-files = Taille des fichiers
work-types = Types
work-what-is-inside-is-not = Le contenu n’est pas encore compté
work-so-far = jusqu’ici
work-calculate = Calculer
work-at-least = au moins{ " " }
work-in-2 = { $least }{ $bytes } dans { $files }, { $folders }
work-count-files = { $count ->
    [one] { $count } fichier
   *[other] { $count } fichiers
}
work-count-folders = { $count ->
    [one] { $count } dossier
   *[other] { $count } dossiers
}
work-the-checksum-is-on-its = La somme de contrôle arrive
work-the-checksum-is-not-known = La somme de contrôle n’est pas encore connue
work-checksum = Somme de contrôle
work-count-bytes = { $count ->
    [one] { $count } octet
   *[other] { $count } octets
}

## rename_many

work-rename-items = { $count ->
    [one] Renommer { $count } élément
   *[other] Renommer { $count } éléments
}
work-count-names-cannot-be = { $count ->
    [one] { $count } nom impossible
   *[other] { $count } noms impossibles
}
work-nothing-changes-yet = Rien ne change encore
work-count-names-change = { $count ->
    [one] { $count } nom change
   *[other] { $count } noms changent
}
work-find = Chercher
work-replace-with = Remplacer par
work-regular-expression = Expression régulière
work-numbers = Numéros
work-from = de
work-numbers-begin-at = Les numéros commencent à
work-by = par pas de
work-numbers-rise-by = Les numéros augmentent de
work-extension = Extension
work-as-it-is = telle quelle
work-letters-of-the-extension = Lettres de l’extension
work-letters = Lettres
work-letters-of-the-name = Lettres du nom
work-name-now = Nom actuel
work-new-name = Nouveau nom
work-preview = Aperçu

## plan

work-as-they-are = Telles quelles
work-all-small = tout en minuscules
work-all-capitals = TOUT EN MAJUSCULES
work-each-word = Chaque Mot
work-first-letter = Première lettre
work-this-name-is-not-text = Ce nom n’est pas du texte
work-not-a-name-of-a = Pas un nom de fichier
work-two-would-have-this-name = Deux auraient ce nom
work-this-name-is-taken = Ce nom est pris
work-it-is-too-large = c’est trop grand
