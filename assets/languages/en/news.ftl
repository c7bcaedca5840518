## Notices of the engine

news-kept-passwords = Kept passwords cannot be used now: { $why }
news-password-not-kept = The password could not be kept: { $why }
news-password-needs-master = The password was not kept: that needs the master password
news-password-not-forgotten = The password of a site that is gone could not be forgotten: { $why }
news-passwords-unusable = Passwords cannot be used: { $why }
news-file-set-aside = { $path } was broken and lies at { $aside } now: { $why }
news-file-not-read = { $path } cannot be read: { $why }
news-file-not-written = { $path } cannot be written: { $why }
news-sites-set-aside = the sites could not be read ({ $why }); the file was set aside as { $aside }
news-sites-managed = the sites of { $path } could not be read: { $why }
news-site-left-out = the site `{ $site }` was left out: { $why }
news-overruled = Another window had changed { $keys } of “{ $site }” meanwhile; what was saved here counts
news-answer-not-kept = The answer could not be kept in the settings: { $why }
news-trace-slow = The trace file is not whole: the disk is too slow
news-trace-failed = The trace file is not whole: writing to it failed
news-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
news-disk-full = The disk with { $place } is full: { $files } with { $bytes } are still to come. Downloads are paused; make room and resume
news-disk-full-free = The disk with { $place } is full: { $files } with { $bytes } are still to come, { $free } are free. Downloads are paused; make room and resume
news-server-full = The disk or the quota of { $place } is full: { $files } with { $bytes } are still to go there. Uploads to it are paused; make room and resume

## Notices of the queue

news-queue-added = Added to the queue from { $from }: { $items }. The jobs are held until you let them go
news-queue-left-out = Left out: { $what }
news-queue-site = A site of the queue cannot be read ({ $why }); its files wait until you connect to it
news-queue-not-kept = What you queue in this run is lost when it ends: { $why }
news-queue-kept-again = The queue is kept on the disk again
news-queue-stuck = The queue cannot be written ({ $why }). It is tried again every second; until then no file begins, and what you add is lost if the program stops
news-queue-lost = The queue is not written any more ({ $why }): what you add now is lost when the program ends
news-queue-not-reachable = The command line cannot reach this queue while this window is open: { $why }
news-queue-set-aside = The queue of earlier runs could not be read ({ $why }). It was set aside as { $aside }, and nothing of it was changed
news-history-unreadable = What was done before cannot be read: { $why }

## Other notices

news-not-opened = “{ $file }” was not opened: { $why }. Choose a program for it in the settings, under Editing
news-edits-found = Files of servers that were edited in an earlier run are still open here
news-edit-saved = “{ $name }” is saved on the server
news-edit-waits = “{ $name }” is saved here only: { $why }. It goes to the server as soon as that is possible
news-command-not-allowed = The command for the end of the queue was not run: nobody has said yes to it
news-allowance-not-kept = That the command may run could not be kept: { $why }
news-end-notify = The notification for the end of the queue could not be: { $why }
news-end-sound = The sound for the end of the queue could not be: { $why }
news-end-command = The command for the end of the queue could not be: { $why }
news-end-sleep = The sleep for the end of the queue could not be: { $why }
news-end-shut-down = The shut-down for the end of the queue could not be: { $why }
news-session-limit = { $limit ->
    [one] { $server } allows { $limit } session at a time; more are tried again later
   *[other] { $server } allows { $limit } sessions at a time; more are tried again later
}
news-slept = This computer slept for { $time }; connections are made anew
news-nothing-to-take-back = There is nothing to take back
news-tls-gone = { $server } offered TLS before and does not any more. Somebody may be tampering with the connection; nothing was sent

## What came of a job

news-job-up = { $count ->
    [one] { $count } file uploaded to { $site }
   *[other] { $count } files uploaded to { $site }
}
news-job-up-none = Nothing uploaded to { $site }
news-job-down = { $count ->
    [one] { $count } file downloaded from { $site }
   *[other] { $count } files downloaded from { $site }
}
news-job-down-none = Nothing downloaded from { $site }
news-job-copied = { $count ->
    [one] { $count } file copied from { $source } to { $site }
   *[other] { $count } files copied from { $source } to { $site }
}
news-job-copied-none = Nothing copied from { $source } to { $site }
news-job-and = { $text }, { $part }
news-job-but = { $text }: { $part }
news-job-skipped = { $count ->
    [one] { $count } left as it was
   *[other] { $count } left as they were
}
news-job-failed = { $count } failed
news-job-filtered = { $count ->
    [one] { $count } entry that a filter names left out
   *[other] { $count } entries that filters name left out
}
news-job-hidden = { $count ->
    [one] { $count } hidden entry left out
   *[other] { $count } hidden entries left out
}
news-job-links = { $count ->
    [one] { $count } link left out
   *[other] { $count } links left out
}
news-job-special = { $count ->
    [one] { $count } special file left out
   *[other] { $count } special files left out
}
news-job-unread = { $count ->
    [one] { $count } line of a listing that could not be read, or whose name no file may have, left out
   *[other] { $count } lines of listings that could not be read, or whose names no file may have, left out
}
news-job-sources-left = { $count ->
    [one] { $count } source could not be deleted
   *[other] { $count } sources could not be deleted
}

## What the desktop is told at the end

news-end-title = Transfers are done
news-end-all = Nothing is left to do.
news-end-failed = { $count ->
    [one] { $count } file failed; it stands in the queue with its reason.
   *[other] { $count } files failed; they stand in the queue with their reasons.
}
