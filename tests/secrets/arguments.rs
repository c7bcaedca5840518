//! Command lines of all processes, looked at again and again while something runs: everybody on a computer can read them.

use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use crate::needle::Needle;

/// The looking.
pub(crate) struct Arguments {
    over: Arc<AtomicBool>,
    looks: Arc<AtomicU64>,
    thread: JoinHandle<Vec<String>>,
}

impl Arguments {
    pub(crate) fn watch(secret: &str) -> Self {
        let (over, looks) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
        let (end, count, needle) = (over.clone(), looks.clone(), Needle::new(secret));
        let thread = thread::Builder::new()
            .name("arguments".to_owned())
            .spawn(move || {
                let mut found = Vec::new();
                while !end.load(Ordering::Acquire) {
                    for line in all() {
                        if needle.find(&line).is_some() {
                            found.push(String::from_utf8_lossy(&line).replace('\0', " "));
                        }
                    }
                    count.fetch_add(1, Ordering::AcqRel);
                    // A sample: processes that live shorter are seen by chance only.
                    thread::sleep(Duration::from_millis(20));
                }
                found
            })
            .expect("a thread");
        Self { over, looks, thread }
    }

    /// No command line had it.
    pub(crate) fn assert_clean(self) {
        self.over.store(true, Ordering::Release);
        let found = self.thread.join().expect("no panic");
        assert!(found.is_empty(), "command lines with a password: {found:?}");
        assert!(self.looks.load(Ordering::Acquire) > 0, "nobody has looked");
    }
}

fn all() -> impl Iterator<Item = Vec<u8>> {
    let processes = fs::read_dir("/proc").expect("/proc").flatten();
    processes.filter_map(|process| fs::read(process.path().join("cmdline")).ok())
}
