## bookmarks

work-bookmarks = Bookmarks
work-keep-these-folders-as = Keep these folders as
work-name-of-the-bookmark = Name of the bookmark
work-keep = Keep
work-this-computer = This computer: { $folder }
work-server = Server: { $folder }
work-only-for = Only for { $name }
work-everywhere = Everywhere
work-keep-the-folders-that-are = Keep the folders that are shown, and come back to them with one click.
work-no-bookmarks-yet = No bookmarks yet
work-forget = Forget: { $name }

## look

work-it-is-a-folder-enter = It is a folder: Enter opens it.
work-it-has-no-contents-to = It has no contents to look at.
work-nothing-to-look-at = Nothing to look at
work-a-picture-is-shown-up = A picture is shown up to { $size }. Download it to see it.
work-this-picture-is-too-large = This picture is too large for a quick look
work-this-file-is-empty = This file is empty
work-picture = Picture { $name }
work-text = Text
work-contents = Contents
work-pixels = { $width } × { $height } pixels
work-not-a-picture = Not a picture
work-encoding = Encoding
# Above a text of which only a part is shown; $shown and $size are sizes.
work-the-first-of = The first { $shown } of { $size }
work-the-first = The first { $shown }
work-bringing-the-file = Bringing the file

## text

# An encoding that shows every byte by itself.
work-bytes = Bytes

## picture

work-the-picture-broke-its-decoder = the picture broke its decoder

## manual

work-type-the-path-on-this = Type the path on this computer
work-type-the-path-on-the = Type the path on the server
work-name-the-file-that-goes = Name the file that goes
work-name-the-target = Name the target
work-transfer-by-path = Transfer by path
work-path-on-this-computer = Path on this computer
work-path-on-the-server = Path on the server
work-goes-as-to = Goes as “{ $name }” to { $folder }
# Both stand behind the sentence above.
work-goes-as-text = As text: line ends become those of the other side.
work-goes-byte-for-byte = Byte for byte.
work-type-binary = Binary (TYPE I)
work-type-ascii = ASCII (TYPE A)
# $missing says what is to be typed still, without a full stop.
work-a-target-that-ends-with = { $missing }. A target that ends with / is a folder.
work-transfer = Transfer

## pattern

work-select-by-pattern = Select by pattern
# Label of a field for a pattern as *.html
work-names-like = Names like
work-stands-for-any-letters-for = * stands for any letters, ? for one; several patterns are parted by a semicolon: *.html; *.css
work-files-and-folders = Files and folders
work-files = Files
work-folders = Folders
work-match-case = Match case
work-unselect = Unselect
work-select = Select

## permissions

work-who-owner = Owner
work-who-group = Group
work-who-others = Others
work-may-read = Read
work-may-write = Write
work-may-execute = Execute
work-who-may = { $who }: { $may }
# Bits of Unix permissions.
work-set-user-id = Set user ID
work-set-group-id = Set group ID
work-sticky = Sticky

work-permissions-of = Permissions of { $what }
work-some-bits-stay-as-they = Some bits stay as they are
work-set-permissions = Set permissions
work-as-a-number = As a number
work-permissions-as-a-number = Permissions as a number
work-three-or-four-digits-from = Three or four digits from 0 to 7, as 644; x in place of a digit leaves it as it is.
work-what-has-a-line-or = What has a line or an x stays as it is.
work-also-everything-in-the-folders = Also everything in the folders
work-files-only = Files only
work-folders-only = Folders only
work-who-may-read-a-folder = Who may read a folder may enter it

## properties

work-properties-of = Properties of { $what }
work-type = Type
work-in = In
work-leads-to = Leads to
work-by-the-clock-of-the = , by the clock of the server
work-permissions = Permissions
work-owner = Owner
work-group = Group
work-size-of-the-files = Size of the files
work-types = Types
work-what-is-inside-is-not = What is inside is not counted yet
work-so-far = so far
work-calculate = Calculate
work-at-least = at least{ " " }
# $least is “at least ” or nothing, $files “3 files”, $folders “2 folders”.
work-in-2 = { $least }{ $bytes } in { $files }, { $folders }
work-count-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
work-count-folders = { $count ->
    [one] { $count } folder
   *[other] { $count } folders
}
work-the-checksum-is-on-its = The checksum is on its way
work-the-checksum-is-not-known = The checksum is not known yet
work-checksum = Checksum
work-count-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}

## rename_many

work-rename-items = { $count ->
    [one] Rename { $count } item
   *[other] Rename { $count } items
}
# A new name that is not possible.
work-count-names-cannot-be = { $count ->
    [one] { $count } name cannot be
   *[other] { $count } names cannot be
}
work-nothing-changes-yet = Nothing changes yet
work-count-names-change = { $count ->
    [one] { $count } name changes
   *[other] { $count } names change
}
work-find = Find
work-replace-with = Replace with
work-regular-expression = Regular expression
work-numbers = Numbers
# Numbers “from” [field] “by” [field].
work-from = from
work-numbers-begin-at = Numbers begin at
work-by = by
work-numbers-rise-by = Numbers rise by
work-extension = Extension
work-as-it-is = as it is
work-letters-of-the-extension = Letters of the extension
work-letters = Letters
work-letters-of-the-name = Letters of the name
work-name-now = Name now
work-new-name = New name
work-preview = Preview

## plan

work-as-they-are = As they are
work-all-small = all small
work-all-capitals = ALL CAPITALS
work-each-word = Each Word
work-first-letter = First letter
work-this-name-is-not-text = This name is not text
work-not-a-name-of-a = Not a name of a file
work-two-would-have-this-name = Two would have this name
work-this-name-is-taken = This name is taken
work-it-is-too-large = it is too large
