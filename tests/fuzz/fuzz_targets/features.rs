#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| portolan_fuzz::features::check(input));
