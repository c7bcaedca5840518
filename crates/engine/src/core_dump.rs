//! What a crash may leave behind.

/// From now on this process leaves no core when it crashes: one would hold every password that is in memory, in clear.
/// A face calls it first of all. Where the system cannot do so, nothing is different.
pub fn leave_no_core() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let Rlimit { maximum, .. } = getrlimit(Resource::Core);
        let current = Some(0);
        // A system that refuses to lower a limit is none that could be told otherwise.
        let _refused = setrlimit(Resource::Core, Rlimit { current, maximum });
    }
}
