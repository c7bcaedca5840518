bin-move = In den Papierkorb
bin-what = Der Papierkorb ist der Ordner .portolan-bin auf dem Server. Was dort liegt, verschwindet nach 30 Tagen für immer; bis dahin kann es zurückgeholt werden.
bin-moving = In den Papierkorb: { $what }
bin-name = den Papierkorb und alles darin
