//! How fast listings are parsed, and how much memory their entries take: one row a dialect.
//!
//! `cargo run --release -p portolan-ftp-proto --example listing_bench [ENTRIES]`

use std::{
    alloc::{GlobalAlloc, Layout, System},
    error::Error,
    fmt::Write as _,
    io::{self, Write as _},
    sync::{
        LazyLock,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use portolan_ftp_proto::listing::{FormatHint, ListingOptions, ListingParser};

/// Bytes that are allocated now.
static LIVE: AtomicUsize = AtomicUsize::new(0);

struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[expect(
    unsafe_code,
    reason = "an allocator that counts has no other form; it hands everything on to the system's"
)]
// SAFETY: every call goes to `System` with the arguments that came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        LIVE.fetch_add(layout.size(), Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }
}

/// CPU time of this thread where the system tells it (Linux), else the time of day: other work on the machine then
/// counts too.
fn cpu_time() -> Duration {
    static BEGINNING: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|text| text.split_whitespace().next()?.parse().ok());
    nanos.map_or_else(|| BEGINNING.elapsed(), Duration::from_nanos)
}

type Line = fn(&mut String, usize) -> std::fmt::Result;

const DIALECTS: &[(&str, FormatHint, Line)] = &[
    ("MLSD, ProFTPD", FormatHint::Mlsd, |out, number| {
        write!(
            out,
            "modify=20240{}15101530;perm=adfrw;size={};type=file;unique=802U{number:X};UNIX.group=1000;UNIX.groupname=users;\
             UNIX.mode=0644;UNIX.owner=1000;UNIX.ownername=nora; photo-{number:06}.jpeg\r\n",
            number % 9 + 1,
            number * 37
        )
    }),
    ("MLSD, short", FormatHint::Mlsd, |out, number| {
        write!(
            out,
            "type=file;size={};modify=20240615101530; photo-{number:06}.jpeg\r\n",
            number * 37
        )
    }),
    ("Unix, vsftpd", FormatHint::List, |out, number| {
        write!(
            out,
            "-rw-r--r--    1 1000     1000     {:8} Nov {:02} 12:34 photo-{number:06}.jpeg\r\n",
            number * 37,
            number % 20 + 1
        )
    }),
    ("Unix, years", FormatHint::List, |out, number| {
        write!(
            out,
            "-rw-r--r--   1 nora     users    {:8} Jan {:2}  2019 photo-{number:06}.jpeg\r\n",
            number * 37,
            number % 28 + 1
        )
    }),
    ("Unix, Russian", FormatHint::List, |out, number| {
        write!(
            out,
            "-rw-r--r--   1 nora     users    {:8} {:2} мая 2019 photo-{number:06}.jpeg\r\n",
            number * 37,
            number % 28 + 1
        )
    }),
    ("DOS, IIS", FormatHint::List, |out, number| {
        write!(
            out,
            "04-{:02}-19  03:47PM {:20} photo-{number:06}.jpeg\r\n",
            number % 28 + 1,
            number * 37
        )
    }),
    ("OpenVMS", FormatHint::List, |out, number| {
        write!(
            out,
            "PHOTO{number:06}.JPEG;1  {}/{}  2-JUN-1998 07:32:04  [GROUP,OWNER]  (RWED,RWED,RE,)\r\n",
            number % 90,
            number % 90
        )
    }),
    ("EPLF", FormatHint::List, |out, number| {
        write!(
            out,
            "+i8388621.{number},m825718503,r,s{number},\tphoto-{number:06}.jpeg\r\n"
        )
    }),
    ("MVS data sets", FormatHint::List, |out, number| {
        write!(
            out,
            "SAVE00 3390   2004/06/23  1    1  FB     128  6144  PS    PHOTO.D{number:06}.JPEG\r\n"
        )
    }),
    ("IBM i", FormatHint::List, |out, number| {
        write!(
            out,
            "PEP   {number:12} 04/03/18 18:58:16 *STMF      photo-{number:06}.jpeg\r\n"
        )
    }),
    ("NetWare", FormatHint::List, |out, number| {
        write!(
            out,
            "- [RWCEAFMS] nora  {number:12} Mar 12 15:20 photo-{number:06}.jpeg\r\n"
        )
    }),
    ("NLST", FormatHint::Nlst, |out, number| {
        write!(out, "photo-{number:06}.jpeg\r\n")
    }),
];

fn main() -> Result<(), Box<dyn Error>> {
    let count = std::env::args().nth(1).map_or(Ok(100_000), |arg| arg.parse())?;
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "{:<16} {:>9} {:>8} {:>12} {:>12} {:>12}",
        "dialect", "entries", "CPU ms", "entries/s", "struct B", "in all B"
    )?;
    for (name, hint, line) in DIALECTS {
        let mut text = String::new();
        for number in 0..count {
            line(&mut text, number)?;
        }
        let options = ListingOptions {
            now: 1_795_305_600,
            format_hint: *hint,
        };
        let mut best = f64::MAX;
        let mut bytes = 0;
        let mut size = 0;
        for _ in 0..5 {
            let before = LIVE.load(Ordering::Relaxed);
            // As many as came, so that the spare room of the vector is not counted.
            let mut entries = Vec::with_capacity(count);
            let start = cpu_time();
            let mut parser = ListingParser::new(options);
            for piece in text.as_bytes().chunks(16 * 1024) {
                parser.feed(piece, &mut entries)?;
            }
            let summary = parser.finish(&mut entries);
            best = best.min(cpu_time().saturating_sub(start).as_secs_f64());
            if entries.len() != count || summary.unparsed > 0 {
                return Err(format!("{name}: {} of {count} entries", entries.len()).into());
            }
            bytes = (LIVE.load(Ordering::Relaxed) - before) / count;
            size = size_of_val(&entries[0]);
        }
        writeln!(
            out,
            "{name:<16} {count:>9} {:>8.1} {:>12.0} {size:>12} {bytes:>12}",
            best * 1000.0,
            count as f64 / best
        )?;
    }
    Ok(())
}
