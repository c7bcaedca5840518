//! Invented files and transfers.

/// Name, size, modified, permissions; a folder has no size.
pub(crate) type File = (&'static str, &'static str, &'static str, &'static str);

pub(crate) const LOCAL: [File; 12] = [
    ("..", "", "", ""),
    ("brand", "", "Nov 20, 18:02", ""),
    ("campaign-2026", "", "Nov 21, 09:14", ""),
    ("exports", "", "Nov 19, 11:40", ""),
    ("annual-report.pdf", "4.2 MB", "Nov 18, 16:31", ""),
    ("assets-v12.zip", "318.6 MB", "Nov 21, 08:55", ""),
    ("index.html", "12.4 KB", "Nov 21, 09:10", ""),
    ("hero@2x.png", "2.8 MB", "Nov 17, 14:22", ""),
    ("main.css", "38.1 KB", "Nov 21, 09:09", ""),
    ("teaser-4k.mov", "1.9 GB", "Nov 15, 21:03", ""),
    ("CHANGELOG.md", "9.7 KB", "Nov 21, 09:11", ""),
    ("backup-2026-11-14.tar.zst", "7.4 GB", "Nov 14, 02:00", ""),
];

pub(crate) const REMOTE: [File; 11] = [
    ("..", "", "", ""),
    ("assets", "", "Nov 12, 10:20", "drwxr-xr-x"),
    ("campaign-2025", "", "Jan 8, 2025", "drwxr-xr-x"),
    ("logs", "", "Today, 07:00", "drwxr-x---"),
    ("current → releases/41", "", "Nov 20, 22:15", "lrwxrwxrwx"),
    ("index.html", "11.9 KB", "Nov 12, 10:21", "-rw-r--r--"),
    ("main.css", "37.5 KB", "Nov 12, 10:21", "-rw-r--r--"),
    ("main.js", "201.3 KB", "Nov 12, 10:21", "-rw-r--r--"),
    ("robots.txt", "118 B", "Mar 3, 2024", "-rw-r--r--"),
    ("favicon.ico", "15.1 KB", "Mar 3, 2024", "-rw-r--r--"),
    ("assets-v11.zip", "301.2 MB", "Oct 2, 13:37", "-rw-r--r--"),
];

/// File, destination, share done, amount, speed, left, state.
pub(crate) type Transfer = (
    &'static str,
    &'static str,
    f32,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

pub(crate) const TRANSFERS: [Transfer; 6] = [
    (
        "campaign-2026/hero/loop.mp4",
        "/www/campaign-2026/hero",
        0.64,
        "41.2 of 64.4 MB",
        "18.3 MB/s",
        "0:01",
        "Uploading",
    ),
    (
        "campaign-2026/hero/poster.avif",
        "/www/campaign-2026/hero",
        0.12,
        "0.2 of 1.6 MB",
        "2.1 MB/s",
        "0:01",
        "Uploading",
    ),
    (
        "backup-2026-11-14.tar.zst",
        "~/Work/site",
        0.31,
        "2.3 of 7.4 GB",
        "88.0 MB/s",
        "0:58",
        "4 segments",
    ),
    ("assets-v12.zip", "/www", 0.0, "318.6 MB", "", "", "Waiting"),
    ("index.html", "/www", 0.0, "12.4 KB", "", "", "Asks: exists, newer here"),
    (
        "campaign-2026 (1,204 files)",
        "/www",
        0.08,
        "96 of 1,204",
        "",
        "",
        "Expanding",
    ),
];
