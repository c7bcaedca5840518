sync-title = Synchronise { $here } { $arrow } { $there }
sync-mode = What becomes like what
sync-mirror-there = Mirror to server
sync-mirror-here = Mirror to this computer
sync-update-there = Update server
sync-update-here = Update this computer
sync-both = Both ways
sync-compare-by = Compare by
sync-by-time = Compare: size and time
sync-by-size = Compare: size
sync-by-content = Compare: contents
# $name is that of a set of filters.
sync-filters = Filters: { $name }
sync-uploads = { $count ->
    [one] { $count } upload · { $size }
   *[other] { $count } uploads · { $size }
}
sync-downloads = { $count ->
    [one] { $count } download · { $size }
   *[other] { $count } downloads · { $size }
}
sync-deletions = { $count ->
    [one] { $count } deletion
   *[other] { $count } deletions
}
sync-comparing = Comparing…
# Numbers, ready to be shown.
sync-comparing-so-far = Comparing… { $folders } folders read
sync-compared = { $folders } folders read, { $same } the same and not shown
sync-unread = { $count ->
    [one] { $count } folder could not be read
   *[other] { $count } folders could not be read
}
sync-with-same = Show what is the same
sync-nothing-yet = Nothing has been changed yet.
sync-keep = Remember these choices
sync-keep-help = The next time, this dialog begins like this.
sync-nothing-to-do = Nothing to do
sync-do = { $count ->
    [one] Synchronise { $count } item
   *[other] Synchronise { $count } items
}
sync-caution-unread = Nothing is ticked to be deleted: not everything could be read.
sync-caution-empty = Nothing is ticked to be deleted: there is nothing at the side to be mirrored.
sync-caution-too-many = Nothing is ticked to be deleted: more was found than is kept.
sync-caution-unfinished = Nothing is ticked to be deleted: the comparison did not come to its end.
sync-untick = Untick all
sync-plan = What would be done
sync-path = Path
sync-here = Here
sync-server = Server
sync-why = Why
sync-left = Left as it is
# $why is a difference, as “Newer on the server”.
sync-not-touched = { $why }: not touched
