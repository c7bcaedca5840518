//! Time on a processor, and memory.

use std::{cmp::Reverse, collections::BTreeMap, fs, time::Duration};

use rustix::time::{ClockId, clock_gettime};

/// Time that this thread was on a processor: what else the machine does hardly matters.
pub(super) fn thread_cpu() -> Duration {
    of(ClockId::ThreadCPUTime)
}

/// The same for all threads of this process, those of its server too.
pub(super) fn process_cpu() -> Duration {
    of(ClockId::ProcessCPUTime)
}

fn of(clock: ClockId) -> Duration {
    clock_gettime(clock).try_into().expect("a time after its beginning")
}

/// Time on a processor of each sort of thread of this process, by their names: the most first.
pub(super) fn by_thread() -> Vec<(String, Duration)> {
    let mut sum = BTreeMap::<String, Duration>::new();
    for task in fs::read_dir("/proc/self/task").expect("Linux tells it").flatten() {
        let read = |file: &str| fs::read_to_string(task.path().join(file)).ok();
        // A thread may have ended meanwhile.
        let Some((name, schedule)) = read("comm").zip(read("schedstat")) else {
            continue;
        };
        let nanos = schedule.split_whitespace().next().and_then(|text| text.parse().ok());
        *sum.entry(name.trim().to_owned()).or_default() += Duration::from_nanos(nanos.unwrap_or(0));
    }
    let mut sorted: Vec<_> = sum.into_iter().collect();
    sorted.sort_by_key(|thread| Reverse(thread.1));
    sorted
}

/// Prints what threads used since then.
pub(super) fn print_threads(since: &[(String, Duration)]) {
    let before = |name: &str| {
        since
            .iter()
            .find(|thread| thread.0 == name)
            .map_or(Duration::ZERO, |thread| thread.1)
    };
    let used = by_thread()
        .into_iter()
        .map(|(name, used)| (used.saturating_sub(before(&name)), name));
    let words: Vec<String> = used
        .filter(|thread| thread.0 >= Duration::from_millis(10))
        .map(|(used, name)| format!("{name} {used:.2?}"))
        .collect();
    println!("    of these on processors: {}", words.join(", "));
}

/// Memory of this process that is in use, in megabytes.
pub(super) fn resident() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux tells it");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.expect("a number") * 1024 / 1_000_000
}

/// How many programs want a processor.
pub(super) fn load() -> String {
    let load = fs::read_to_string("/proc/loadavg").expect("Linux tells it");
    load.split_whitespace().next().unwrap_or_default().to_owned()
}

/// What frames cost on a processor: logic, layout and tessellation, painting excluded.
#[derive(Debug, Default)]
pub(super) struct Frames(Vec<Duration>);

impl Frames {
    pub(super) fn push(&mut self, cost: Duration) {
        self.0.push(cost);
    }

    pub(super) fn add(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    pub(super) fn print(mut self, what: &str) {
        self.0.sort();
        let Some(last) = self.0.len().checked_sub(1) else {
            return;
        };
        let [median, p99, most] = [last / 2, last * 99 / 100, last].map(|at| self.0[at].as_secs_f64() * 1000.0);
        println!(
            "{what:<44} CPU ms a frame: median {median:.2}, p99 {p99:.2} (goal 4), most {most:.2}, of {}",
            self.0.len()
        );
    }
}
