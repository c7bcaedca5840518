//! What the window costs beside a bare one of the same library: time until its first frame, and memory. Prints figures and
//! asserts none: they are those of the profile that both were built with.

use std::{fs, path::Path, time::Instant};

use crate::{Window, driver::Driver};

/// Starts of each; the fastest counts, since others may use the processor.
const STARTS: usize = 5;

/// Milliseconds until the first frame, and kilobytes in memory (resident, and of these its own).
fn measure(program: &Path) -> (u128, u64, u64) {
    let mut best: Option<(u128, u64, u64)> = None;
    for _ in 0..STARTS {
        let begun = Instant::now();
        let window = Window::start_program(program, &[]);
        let mut driver = Driver::connect(&window.address);
        driver.wait("the first frame", |_| true);
        let took = begun.elapsed().as_millis();
        let [resident, own] = memory(window.child.id());
        if best.is_none_or(|(before, ..)| took < before) {
            best = Some((took, resident, own));
        }
    }
    best.expect("it was started")
}

fn memory(process: u32) -> [u64; 2] {
    let text = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).expect("its memory");
    let sum = |names: &[&str]| {
        let lines = text
            .lines()
            .filter(|line| names.iter().any(|name| line.starts_with(name)));
        let numbers = lines.filter_map(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
        numbers.sum()
    };
    [sum(&["Rss:"]), sum(&["Private_Clean:", "Private_Dirty:"])]
}

#[test]
#[ignore = "needs the windows and the display of tests/run; prints figures and asserts none"]
fn start_and_memory_beside_a_bare_window() {
    let Some(bare) = std::env::var_os("PORTOLAN_BARE_WINDOW") else {
        println!("PORTOLAN_BARE_WINDOW names no bare window: nothing is measured");
        return;
    };
    let ours = std::env::var_os("PORTOLAN_WINDOW").expect("PORTOLAN_WINDOW is set: tests/run builds the window");
    let (start, resident, own) = measure(Path::new(&bare));
    let (our_start, our_resident, our_own) = measure(Path::new(&ours));
    let ratio = |ours: f64, bare: f64| ours / bare;
    println!(
        "start {our_start} ms beside {start} ms: {:.2} times; resident {our_resident} KB beside {resident} KB: {:.2} times; \
         own {our_own} KB beside {own} KB: {:.2} times",
        ratio(our_start as f64, start as f64),
        ratio(our_resident as f64, resident as f64),
        ratio(our_own as f64, own as f64),
    );
}
