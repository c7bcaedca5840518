## done

queue-files-appear-here-once-the = Les fichiers apparaissent ici dès que le serveur les a confirmés.
queue-nothing-done-yet = Rien n’est encore terminé
queue-file = Fichier
queue-destination = Destination
queue-speed = Débit
queue-when = Quand
queue-checked = Vérifié
queue-done = Terminé
queue-left-as-it-was = Laissé tel quel
queue-confirmed-size-compared = Confirmé, taille comparée
queue-confirmed-by-the-server = Confirmé par le serveur
queue-confirmed-as-text = Confirmé par le serveur, envoyé comme texte ASCII
queue-confirmed-compared = Confirmé, { $algorithm } comparé
queue-confirmed-read-back-and-compared = Confirmé, relu et comparé
queue-time-refused = Date non conservée : le serveur l’a refusée
queue-time-not-supported = Date non conservée : le serveur n’a pas de commande pour cela
queue-time-not-told = Date non conservée : le serveur ne l’indique pas
queue-permissions-refused = Droits non conservés : le serveur les a refusés
queue-permissions-not-supported = Droits non conservés : le serveur n’a pas de commande pour cela

## failed

queue-nothing-failed = Rien n’a échoué
queue-why = Pourquoi
queue-failed = Échecs
queue-details = Détails
queue-enter = Entrée

## head

queue-transfers = Transferts
queue-log = Journal
queue-throughput-s = Débit : { $size }/s
queue-left = { $count } restants
queue-left-so-far = { $count } restants jusqu’ici
queue-no-limit = Sans limite
queue-each = { $rate } chacun
queue-speed-limit = Limite de débit
queue-uploads = Envois
queue-downloads = Téléchargements
queue-sessions-for-transfers-with-one = Sessions pour les transferts avec un site
queue-count-sessions = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}
queue-continue = Reprendre
queue-pause = Suspendre

## menu

queue-highest = La plus haute
queue-high = Haute
queue-normal = Normale
queue-low = Basse
queue-lowest = La plus basse
queue-highest-priority = priorité la plus haute
queue-high-priority = priorité haute
queue-low-priority = priorité basse
queue-lowest-priority = priorité la plus basse
queue-hold-after-the-files-that = Retenir après les fichiers en cours
queue-priority = Priorité
queue-as-its-job = Comme sa tâche
queue-this-whole-copy = Toute cette copie
queue-this-whole-upload = Tout cet envoi
queue-this-whole-download = Tout ce téléchargement
queue-this-site = Ce site
queue-as-usual = Comme d’habitude
queue-as-its-site = Comme son site
queue-cancel-this-whole-copy = Annuler toute cette copie
queue-server-to-server = Serveur à serveur
queue-cancel-this-whole-upload = Annuler tout cet envoi
queue-cancel-this-whole-download = Annuler tout ce téléchargement
queue-hold = Retenir

## transfers

queue-drag-files-from-one-pane = Faites glisser des fichiers d’un volet à l’autre, ou appuyez sur F5.
queue-nothing-to-transfer = Rien à transférer
queue-count-items = { $count ->
    [one] { $count } élément
   *[other] { $count } éléments
}
queue-before = Avant { $name }
queue-to-the-end-of-the = En fin de file
queue-progress = Progression
queue-amount = Quantité
queue-left-2 = Reste
queue-state = État
queue-to = { $words }{ $share }, { $amount } vers { $destination }
queue-so-far-2 = { $count } jusqu’ici
queue-newer-here = , plus récent ici
queue-newer-there = , plus récent là-bas
queue-asks-exists = Demande : existe{ $newer }
queue-retrying-in = Nouvel essai dans { $after }
queue-reading-the-folder = Lecture du dossier

## lists: filter, groups, columns

queue-direction = Sens
queue-attempts = Tentatives
queue-no-groups = Sans groupes
queue-by-job = Par tâche
queue-by-server = Par serveur
queue-group-rows = Grouper la liste
queue-filter-list = Filtrer la liste
queue-filter = Filtre de la liste
queue-filter-hint = Nom, chemin, serveur, état
queue-filter-state = Afficher
queue-close-filter = Fermer le filtre
queue-all-states = Tous les états
queue-only-moving = En cours
queue-only-waiting = En attente
queue-only-held = Retenus
queue-only-asking = Avec question
queue-all-checks = Toute vérification
queue-only-size = Taille comparée
queue-only-checksum = Somme de contrôle comparée
queue-only-read-back = Relus
queue-only-confirmed = Confirmés seulement
queue-only-text = En texte ASCII
queue-only-skipped = Laissés tels quels
queue-both-ways = Les deux sens
queue-shown-of = { $shown } sur { $whole }
queue-all-shown = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
queue-sorting = Tri de la liste
queue-left-the-list = Terminé ou retiré
queue-fold = Replier { $name }
queue-unfold = Déplier { $name }
queue-fold-all = Replier tous les groupes
queue-unfold-all = Déplier tous les groupes
queue-select-group = Sélectionner ses lignes
queue-hold-group = Retenir { $name }
queue-continue-group = Reprendre { $name }
queue-first-group = Commencer par { $name }
queue-priority-of-group = Priorité de { $name }
queue-remove-group = Retirer { $name }
queue-remove-all = Tout retirer
queue-retry-group = Réessayer { $name }
queue-moving = { $count ->
    [one] { $count } en cours
   *[other] { $count } en cours
}
queue-nothing-matches = Rien dans la liste ne correspond au filtre
queue-waits-over = En attente : le serveur compte encore des sessions terminées
queue-waits-allowed = { $count ->
    [one] En attente : le serveur autorise { $count } session
   *[other] En attente : le serveur autorise { $count } sessions
}
queue-waits-found = { $count ->
    [one] En attente : le serveur accepte { $count } session pour l’instant ({ $why }) ; une de plus sera tentée plus tard
   *[other] En attente : le serveur accepte { $count } sessions pour l’instant ({ $why }) ; une de plus sera tentée plus tard
}
queue-waits-others = { $what } ; { $names } en utilise aussi
