## Notices of the engine

news-kept-passwords = Les mots de passe conservés ne sont pas utilisables pour le moment : { $why }
news-password-not-kept = Le mot de passe n’a pas pu être conservé : { $why }
news-password-needs-master = Le mot de passe n’a pas été conservé : il faut pour cela le mot de passe principal
news-password-not-forgotten = Le mot de passe d’un site supprimé n’a pas pu être oublié : { $why }
news-passwords-unusable = Les mots de passe ne sont pas utilisables : { $why }
news-file-set-aside = { $path } était abîmé et se trouve maintenant à { $aside } : { $why }
news-file-not-read = { $path } ne peut pas être lu : { $why }
news-file-not-written = { $path } ne peut pas être écrit : { $why }
news-sites-set-aside = les sites n’ont pas pu être lus ({ $why }) ; le fichier a été mis de côté sous { $aside }
news-sites-managed = les sites de { $path } n’ont pas pu être lus : { $why }
news-site-left-out = le site « { $site } » a été laissé de côté : { $why }
news-overruled = Une autre fenêtre avait entre-temps modifié { $keys } de « { $site } » ; c’est ce qui a été enregistré ici qui compte
news-answer-not-kept = La réponse n’a pas pu être conservée dans les réglages : { $why }
news-trace-slow = Le fichier de trace n’est pas complet : le disque est trop lent
news-trace-failed = Le fichier de trace n’est pas complet : l’écriture a échoué
news-files = { $count ->
    [one] { $count } fichier
   *[other] { $count } fichiers
}
news-disk-full = Le disque de { $place } est plein : { $files } avec { $bytes } restent à venir. Les téléchargements sont en pause ; libérez de la place et reprenez
news-disk-full-free = Le disque de { $place } est plein : { $files } avec { $bytes } restent à venir, { $free } sont libres. Les téléchargements sont en pause ; libérez de la place et reprenez
news-server-full = Le disque ou le quota de { $place } est plein : { $files } avec { $bytes } doivent encore y aller. Les envois vers ce serveur sont en pause ; libérez de la place et reprenez

## Notices of the queue

news-queue-added = Ajoutés à la file depuis { $from } : { $items }. Les tâches sont retenues jusqu’à ce que vous les libériez
news-queue-left-out = Laissé de côté : { $what }
news-queue-site = Un site de la file ne peut pas être lu ({ $why }) ; ses fichiers attendent que vous vous y connectiez
news-queue-not-kept = Ce que vous mettez en file est perdu à la fin du programme : { $why }
news-queue-kept-again = La file est de nouveau enregistrée sur le disque
news-queue-stuck = La file ne peut pas être écrite ({ $why }). Un nouvel essai a lieu chaque seconde ; d’ici là aucun fichier ne commence, et ce que vous ajoutez est perdu si le programme s’arrête
news-queue-lost = La file n’est plus enregistrée ({ $why }) : ce que vous ajoutez est perdu à la fin du programme
news-queue-not-reachable = La ligne de commande ne peut pas atteindre cette file tant que cette fenêtre est ouverte : { $why }
news-queue-set-aside = La file des exécutions précédentes n’a pas pu être lue ({ $why }). Elle a été mise de côté sous { $aside }, sans modification
news-history-unreadable = Ce qui a été fait avant ne peut pas être lu : { $why }

## Other notices

news-not-opened = « { $file } » n’a pas été ouvert : { $why }. Choisissez un programme dans les réglages, sous Édition
news-edits-found = Des fichiers de serveurs modifiés lors d’une exécution précédente sont encore ouverts ici
news-edit-saved = « { $name } » est enregistré sur le serveur
news-edit-waits = « { $name } » n’est enregistré qu’ici : { $why }. Il ira sur le serveur dès que possible
news-command-not-allowed = La commande de fin de file n’a pas été exécutée : personne ne l’a approuvée
news-allowance-not-kept = L’autorisation de la commande n’a pas pu être conservée : { $why }
news-end-notify = La notification de fin de file n’a pas été possible : { $why }
news-end-sound = Le son de fin de file n’a pas été possible : { $why }
news-end-command = La commande de fin de file n’a pas été possible : { $why }
news-end-sleep = La mise en veille de fin de file n’a pas été possible : { $why }
news-end-shut-down = L’arrêt de fin de file n’a pas été possible : { $why }
news-session-limit = { $limit ->
    [one] { $server } autorise { $limit } session à la fois ; d’autres seront tentées plus tard
   *[other] { $server } autorise { $limit } sessions à la fois ; d’autres seront tentées plus tard
}
news-slept = Cet ordinateur a dormi { $time } ; les connexions sont rétablies
news-nothing-to-take-back = Il n’y a rien à annuler
news-tls-gone = { $server } proposait TLS et ne le propose plus. Quelqu’un manipule peut-être la connexion ; rien n’a été envoyé

## What came of a job

news-job-up = { $count ->
    [one] { $count } fichier envoyé vers { $site }
   *[other] { $count } fichiers envoyés vers { $site }
}
news-job-up-none = Rien n’a été envoyé vers { $site }
news-job-down = { $count ->
    [one] { $count } fichier téléchargé depuis { $site }
   *[other] { $count } fichiers téléchargés depuis { $site }
}
news-job-down-none = Rien n’a été téléchargé depuis { $site }
news-job-copied = { $count ->
    [one] { $count } fichier copié de { $source } vers { $site }
   *[other] { $count } fichiers copiés de { $source } vers { $site }
}
news-job-copied-none = Rien n’a été copié de { $source } vers { $site }
news-job-and = { $text }, { $part }
news-job-but = { $text } : { $part }
news-job-skipped = { $count ->
    [one] { $count } laissé tel quel
   *[other] { $count } laissés tels quels
}
news-job-failed = { $count } en échec
news-job-filtered = { $count ->
    [one] { $count } élément écarté par un filtre
   *[other] { $count } éléments écartés par des filtres
}
news-job-hidden = { $count ->
    [one] { $count } élément caché laissé de côté
   *[other] { $count } éléments cachés laissés de côté
}
news-job-links = { $count ->
    [one] { $count } lien laissé de côté
   *[other] { $count } liens laissés de côté
}
news-job-special = { $count ->
    [one] { $count } fichier spécial laissé de côté
   *[other] { $count } fichiers spéciaux laissés de côté
}
news-job-unread = { $count ->
    [one] { $count } ligne de liste illisible ou au nom interdit laissée de côté
   *[other] { $count } lignes de listes illisibles ou aux noms interdits laissées de côté
}
news-job-sources-left = { $count ->
    [one] { $count } source n’a pas pu être supprimée
   *[other] { $count } sources n’ont pas pu être supprimées
}

## What the desktop is told at the end

news-end-title = Les transferts sont terminés
news-end-all = Il ne reste rien à faire.
news-end-failed = { $count ->
    [one] { $count } fichier a échoué ; il est dans la file avec sa raison.
   *[other] { $count } fichiers ont échoué ; ils sont dans la file avec leurs raisons.
}
