## Files of a server that are open here

editing-open-files = Fichiers ouverts
editing-none = Aucun fichier de serveur n’est ouvert
editing-none-help = F4 sur un fichier du serveur l’ouvre dans l’éditeur ; ce qui y est enregistré retourne de lui-même.
editing-file = Fichier
editing-where = Emplacement
editing-state = État
editing-saved = Enregistré
editing-decide = Décider…
editing-try-again = Réessayer maintenant
editing-open = Ouvrir dans son programme
editing-stop-viewing = Ne plus afficher
editing-stop-editing = Ne plus modifier

## How a file is

editing-fetching = Arrive ici : { $amount }
editing-saved-there = Enregistré sur le serveur
editing-not-changed = Non modifié
editing-changed = Enregistré ici, va partir vers le serveur
editing-uploading = Part vers le serveur : { $amount }
editing-waiting = Enregistré ici seulement ; part vers le serveur dès que possible. { $why }
editing-asks = Modifié ici et sur le serveur : à décider
editing-failed = Enregistré ici seulement. { $why }
editing-missing = Le programme a retiré la copie

## Both sides changed

editing-changed-too = « { $name } » a changé aussi sur le serveur
editing-changed-there = Depuis qu’il a été pris, quelqu’un l’a modifié là-bas. Rien n’a été remplacé.
editing-gone-there = Depuis qu’il a été pris, quelqu’un l’a retiré là-bas. Rien n’a pris sa place.
editing-ours = Ici : { $facts }
editing-theirs = Sur le serveur : { $facts }
editing-nothing = rien
editing-unknown-size = de taille inconnue
editing-compare = Comparer
editing-later = Plus tard
editing-keep-both = Garder les deux
editing-put-it-there = Le mettre là-bas
editing-no-texts = Ce ne sont pas des textes : seules tailles et dates se comparent ici.
editing-lines-here = { $count ->
    [one] { $count } ligne ici seulement
   *[other] { $count } lignes ici seulement
}
editing-lines-there = { $count ->
    [one] { $count } ligne sur le serveur seulement
   *[other] { $count } lignes sur le serveur seulement
}
editing-first-megabyte = Le premier mégaoctet de chacun est affiché
editing-versions = Les deux versions
editing-line = Ligne
editing-here = + ici
editing-there = − serveur

## A program

editing-run = Exécuter « { $name } » ?
editing-run-why = L’ouvrir l’exécuterait : c’est un programme, ou il en contient un.
editing-run-from-server = Il vient du serveur et fait ce qu’il veut de vos fichiers.
editing-run-from-here = Il vient de là où vous l’avez pris et fait ce qu’il veut.
editing-run-editor = Pour le modifier, choisissez un éditeur dans les réglages, page Modification.
editing-run-it = L’exécuter
editing-do-not-run = Ne pas l’exécuter

## Giving up

editing-give-up = Abandonner les modifications de « { $name } » ?
editing-give-up-why = Ce qui a été enregistré ici n’est pas sur le serveur. Cela ne serait plus nulle part.
editing-keep-open = Le garder ouvert
editing-give-up-yes = Abandonner

## What is typed in the settings

editing-quote-open = Un guillemet est ouvert
editing-no-name = Le programme n’a pas de nom
editing-rule = Il faut des extensions et un programme séparés par = : { $rule }
