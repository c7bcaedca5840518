# Files that are dragged to other programs, copied and pasted.

desktop-no-dragging-out = Files cannot be dragged to other programs
# $why is what the display said.
desktop-no-dragging-out-why = Dropping them on this window and all else works. The display refused: { $why }
desktop-not-given = The files could not be given to the other program
desktop-no-folder = They would be brought to { $folder } first, and that folder cannot be made: { $why }
desktop-nothing-to-paste = There are no files to paste
desktop-copy-first = Copy files first, here or in a file manager.
desktop-some-failed = The other program did not get the files
desktop-some-failed-why = Some of them failed: see “Failed” below. Retry them, then drag again.
