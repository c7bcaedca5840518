## Words that many places share

common-not-connected = Non connecté
common-this-computer = Cet ordinateur
common-sha-256 = SHA-256
common-delete = Supprimer
common-cancel = Annuler
common-copy = Copier
common-close = Fermer
common-replace = Remplacer
common-skip = Ignorer
common-open = Ouvrir
common-new-folder = Nouveau dossier
common-password = Mot de passe
common-server = Serveur
common-path = Chemin
common-name = Nom
common-size = Taille
common-modified = Modifié
common-download = Télécharger
common-upload = Envoyer
common-rename = Renommer
common-ask = Demander
common-save = Enregistrer
common-transfer-type = Type de transfert
common-type-automatic = Automatique
common-type-binary = Binaire
common-type-ascii = ASCII
