bin-move = Mettre à la corbeille
bin-what = La corbeille est le dossier .portolan-bin du serveur. Ce qui s’y trouve disparaît définitivement après 30 jours ; d’ici là, on peut le reprendre.
bin-moving = À la corbeille : { $what }
bin-name = la corbeille et tout son contenu
