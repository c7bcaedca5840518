# The bin on a server: a folder per day, kept for 30 days.

bin-move = Move to the bin
# Below the question whether to delete something on a server.
bin-what = The bin is the folder .portolan-bin on the server. What lies there goes for good after 30 days; until then it can be taken back.
# $what is a name in quotes, or “3 items”.
bin-moving = To the bin: { $what }
bin-name = the bin and all that is in it
