## certificate

prompts-the-certificate-of-has-changed = The certificate of { $server } has changed
prompts-trust-the-certificate-of = Trust the certificate of { $server }?
prompts-do-not-connect = Do not connect
prompts-trust-once = Trust once
prompts-replace-the-trusted-one = Replace the trusted one
prompts-always-trust = Always trust
prompts-either-the-server-has-a = Either the server has a new certificate, or somebody is between you and it. Ask its owner before you go on.
prompts-compare-the-sha-256-below = { $problem } Compare the SHA-256 below with the one that the owner of { $host } gives you.
prompts-made-for = Made for
prompts-good-for = Good for
prompts-signed-by = Signed by
prompts-valid = Valid
prompts-from-to = from { $from } to { $to }
prompts-trusted-before = Trusted before
prompts-nobody-whom-this-computer-trusts = Nobody whom this computer trusts has signed it.
prompts-its-time-is-over = Its time is over.
prompts-its-time-has-not-begun = Its time has not begun, or the clock of this computer is wrong.
prompts-it-was-made-for-another = It was made for another name than that of this server.
prompts-its-issuer-has-taken-it = Its issuer has taken it back.
prompts-it-is-another-one-than = It is another one than the one trusted before.
prompts-it-is-malformed-too-old = It is malformed, too old, or not meant for servers.

## delete

prompts-move-to-the-trash = Move to the trash
prompts-move-to-the-trash-2 = Move { $what } to the trash?
prompts-delete = Delete { $what }?
prompts-and-more = and { $count } more
prompts-you-can-take-it-out = You can take it out of the trash again.
prompts-folders-go-with-all-that = Folders go with all that is in them. A server has no trash: this cannot be undone.
prompts-a-server-has-no-trash = A server has no trash: this cannot be undone.

## error

prompts-where = Where
prompts-why = Why
prompts-what-to-do = What to do
prompts-cause = Cause

## exists

prompts-replace-if-newer = Replace if newer
prompts-resume = Resume
prompts-keep-both = Keep both
prompts-already-exists = { $name } already exists
prompts-for-all-the-rest-of = For all the rest of this upload
prompts-for-all-the-rest-of-the-copy = For all the rest of this copy
prompts-for-all-the-rest-of-2 = For all the rest of this download
prompts-more = ({ $count } more)
prompts-stop-queue = Stop queue
prompts-the-file-on-the-server = the file on the server
prompts-the-file-on-this-computer = the file on this computer
prompts-or-if-the-sizes-differ = or if the sizes differ
prompts-append-what-is-missing = append what is missing
prompts-on-that-server = { $folder } on { $server }
prompts-on-server = { $folder } on server
prompts-size-unknown = size unknown
prompts-time-unknown = time unknown
prompts-newer = newer

## leave

prompts-files-are-still-moving = Files are still moving
prompts-files-not-done-yet = { $count ->
    [one] { $count } file is not done yet.
   *[other] { $count } files are not done yet.
}
prompts-go-on-without-a-window = Go on without a window
prompts-and-close-when-all-is = and close when all is done, or something is asked
prompts-finish-the-files-that-move = Finish the files that move, then close
prompts-the-rest-waits-paused-for = the rest waits, paused, for the next time
prompts-stop-and-close = Stop and close
prompts-what-is-half-done-can = what is half done can be resumed
prompts-the-settings-can-answer-this = The settings can answer this for good.

## master

prompts-choose-a-master-password = Choose a master password
prompts-master-password = Master password
prompts-no-keyring-runs-in-this = No keyring runs in this session. Passwords can be kept in a file on this computer, encrypted under a master password. Nobody can recover them without it.
prompts-it-opens-the-passwords-that = It opens the passwords that are kept on this computer, for as long as Portolan runs.
prompts-this-is-not-the-master = This is not the master password
prompts-the-same-once-more = The same once more
prompts-both-differ = Both differ
prompts-use-it = Use it

## new_folder

prompts-name-of-the-folder = Name of the folder
prompts-create = Create
prompts-new-folder-and-enter = New folder and enter
prompts-create-and-enter = Create and enter
prompts-new-file = New file
prompts-name-of-the-file = Name of the file
prompts-in = In { $folder }

## password

prompts-password-for = Password for { $user }
prompts-asks-for-the-password-of = { $server } asks for the password of { $user }.
prompts-account-of = Account of { $user }
prompts-account = Account
prompts-asks-for-the-account-of = { $server } asks for the account of { $user }, beside user and password.
# The words are the server's own.
prompts-it-says = It says: { $words }
prompts-keep-it-in-the-keyring = Keep it in the keyring of this computer
prompts-log-in = Log in

## plain

prompts-offers-no-encryption = { $server } offers no encryption
prompts-password-names-and-files-would = Password, names and files would travel in clear: whoever is on the way can read and change them. On a network of your own that may be fine.
prompts-the-server-said = The server said “{ $reply }”
prompts-connect-without-encryption = Connect without encryption

## restore

prompts-open-the-tabs-of-the = Open the tabs of the last time?
prompts-do-not-ask-again = Do not ask again
prompts-begin-empty = Begin empty
prompts-open-them = Open them
# The time is one of the day, as 14:05. Said where a log-on waits for a one-time password, say.
prompts-held-until = The connection is held for the answer until { $time }. After that, or if the server hangs up before, a new one is made for it.
prompts-remove = { $count ->
    [one] Take { $count } item out of the queue?
   *[other] Take { $count } items out of the queue?
}
prompts-remove-what = What is done already stays where it is. What has begun is stopped, and its unfinished files are deleted; nothing of this can be taken back.
prompts-remove-yes = Remove
