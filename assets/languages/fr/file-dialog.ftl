## file_dialog

file-dialog-upload-folders = Envoyer des dossiers
file-dialog-upload-files = Envoyer des fichiers
file-dialog-to = { $what } vers { $target }
file-dialog-count-items = { $count ->
    [one] { $count } élément
   *[other] { $count } éléments
}
file-dialog-download-to = Télécharger { $what } vers
file-dialog-a-file-of-another-program = Un fichier d’un autre programme

## field

file-dialog-go-up = Monter
file-dialog-nothing = Rien
file-dialog-no-folder = Aucun dossier
file-dialog-here-begins-with = { $what } ici ne commence par « { $rest } »

## folder

file-dialog-home = Dossier personnel
file-dialog-recent = Récents
file-dialog-reading-the-folder = Lecture du dossier
file-dialog-folder = Dossier

## own

file-dialog-the-desktop-offers-no-file = Le bureau n’offre pas de boîte de dialogue de fichiers ; voici celle de Portolan.
file-dialog-upload-this-folder = Envoyer ce dossier
file-dialog-download-here = Télécharger ici
file-dialog-download-to-2 = Télécharger vers « { $name } »
file-dialog-choose-one-folder = Choisissez un seul dossier
file-dialog-verb-files = { $count ->
    [one] { $verb } { $count } fichier
   *[other] { $verb } { $count } fichiers
}
file-dialog-verb-folders = { $count ->
    [one] { $verb } { $count } dossier
   *[other] { $verb } { $count } dossiers
}
