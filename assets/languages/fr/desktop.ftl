desktop-no-dragging-out = Impossible de faire glisser des fichiers vers d’autres programmes
desktop-no-dragging-out-why = Le dépôt sur cette fenêtre et tout le reste fonctionnent. L’affichage a refusé : { $why }
desktop-not-given = Les fichiers n’ont pas pu être remis à l’autre programme
desktop-no-folder = Ils passeraient d’abord par { $folder }, et ce dossier ne peut être créé : { $why }
desktop-nothing-to-paste = Il n’y a pas de fichiers à coller
desktop-copy-first = Copiez d’abord des fichiers, ici ou dans un gestionnaire de fichiers.
desktop-some-failed = L’autre programme n’a pas reçu les fichiers
desktop-some-failed-why = Certains ont échoué : voir « Échecs » en bas. Réessayez-les, puis faites glisser à nouveau.
