bin-move = Mover a la papelera
bin-what = La papelera es la carpeta .portolan-bin del servidor. Lo que hay allí desaparece para siempre a los 30 días; hasta entonces se puede recuperar.
bin-moving = A la papelera: { $what }
bin-name = la papelera y todo lo que contiene
