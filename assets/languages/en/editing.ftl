## Files of a server that are open here

editing-open-files = Open files
editing-none = No file of a server is open
editing-none-help = F4 on a file of the server opens it in your editor; what you save there goes back by itself.
editing-file = File
editing-where = Where
editing-state = State
editing-saved = Saved
editing-decide = Decide…
editing-try-again = Try again now
editing-open = Open in its program
editing-stop-viewing = Stop viewing
editing-stop-editing = Stop editing

## How a file is

editing-fetching = Coming here: { $amount }
editing-saved-there = Saved on the server
editing-not-changed = Not changed
editing-changed = Saved here, about to go to the server
editing-uploading = Going to the server: { $amount }
editing-waiting = Saved here only; goes to the server when it can. { $why }
editing-asks = Changed here and on the server: decide
editing-failed = Saved here only. { $why }
editing-missing = The program took the copy away

## Both sides changed

editing-changed-too = “{ $name }” changed on the server too
editing-changed-there = Since it was fetched, somebody has changed it there. Nothing was replaced.
editing-gone-there = Since it was fetched, somebody has taken it away there. Nothing was put in its place.
editing-ours = Here: { $facts }
editing-theirs = On the server: { $facts }
editing-nothing = nothing
editing-unknown-size = of unknown size
editing-compare = Compare
editing-later = Later
editing-keep-both = Keep both
editing-put-it-there = Put it there
editing-no-texts = They are no texts: only their sizes and times can be compared here.
editing-lines-here = { $count ->
    [one] { $count } line here only
   *[other] { $count } lines here only
}
editing-lines-there = { $count ->
    [one] { $count } line on the server only
   *[other] { $count } lines on the server only
}
editing-first-megabyte = The first megabyte of each is shown
editing-versions = Both versions
editing-line = Line
# A line that only the copy here has.
editing-here = + here
# A line that only the server's copy has.
editing-there = − server

## A program

editing-run = Run “{ $name }”?
editing-run-why = Opening it would run it: it is a program, or holds one.
editing-run-from-server = It came from the server, and does what it wants with your files.
editing-run-from-here = It came from wherever you have it from, and does what it wants.
editing-run-editor = To change it, choose an editor for it in the settings, under Editing.
editing-run-it = Run it
editing-do-not-run = Do not run it

## Giving up

editing-give-up = Give up the changes to “{ $name }”?
editing-give-up-why = What was saved here is not on the server. It would be nowhere any more.
editing-keep-open = Keep it open
editing-give-up-yes = Give up

## What is typed in the settings

editing-quote-open = A quote is open
editing-no-name = The program has no name
editing-rule = Endings and a program with = between them are needed: { $rule }
