//! Runs a program and writes down what it does to a folder: every call by which names, bytes, lengths and times of files
//! change or are made safe, as the kernel sees them (ptrace), whichever library made them.

use std::{
    collections::HashMap,
    ffi::OsString,
    fs::{self, File},
    io::Write as _,
    os::unix::{
        ffi::OsStringExt as _,
        fs::{FileExt as _, MetadataExt as _},
    },
    path::{Component, Path, PathBuf},
    process::{Child, Command, Stdio},
};

use nix::{
    errno::Errno,
    libc,
    sys::{
        ptrace::{self, Options},
        signal::{Signal, kill},
        wait::{WaitPidFlag, WaitStatus, waitpid},
    },
    unistd::Pid,
};

use super::disk::{Act, Disk, Node};

/// A recorded folder.
pub(crate) struct Recorder {
    pub(crate) disk: Disk,
    root: PathBuf,
    /// Which node a file or folder is, by device and inode.
    nodes: HashMap<(u64, u64), Node>,
}

/// How a program ended.
#[derive(Debug)]
pub(crate) struct Ended {
    /// `None`: it was killed.
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// A call that a thread is in, as it began.
enum Call {
    Open {
        path: PathBuf,
        there: bool,
        truncate: bool,
    },
    Write {
        node: Node,
        at: u64,
        bytes: Vec<u8>,
    },
    /// Bytes that the kernel moves itself.
    Moved {
        node: Node,
        file: PathBuf,
    },
    Sync {
        node: Node,
        before: usize,
    },
    Length {
        node: Node,
        length: u64,
    },
    Rename {
        from: PathBuf,
        to: PathBuf,
    },
    Link {
        from: PathBuf,
        to: PathBuf,
    },
    Symlink {
        text: OsString,
        at: PathBuf,
    },
    Unlink {
        path: PathBuf,
    },
    Mkdir {
        path: PathBuf,
    },
    Modified {
        node: Node,
        seconds: u64,
    },
}

impl Recorder {
    /// A folder as it is now; what is there already counts as safe.
    pub(crate) fn of(root: &Path) -> Self {
        let root = root.canonicalize().expect("a folder");
        let mut recorder = Self {
            disk: Disk::of(&root),
            nodes: HashMap::new(),
            root,
        };
        recorder.know(&recorder.root.clone());
        recorder
    }

    /// Notes which node each file and folder is.
    fn know(&mut self, path: &Path) {
        let below = path.strip_prefix(&self.root).expect("below the root").to_owned();
        let found = fs::symlink_metadata(path).expect("it is there");
        let Some(node) = self.disk.find(&below) else { return };
        self.nodes.insert((found.dev(), found.ino()), node);
        if found.is_dir() {
            for entry in fs::read_dir(path).expect("a folder") {
                self.know(&entry.expect("readable").path());
            }
        }
    }

    /// Runs a program to its end, or kills it when there are `most` acts.
    pub(crate) fn run(&mut self, command: &Command, most: Option<usize>) -> Ended {
        let says = tempfile::tempdir().expect("a folder");
        let file = |name: &str| File::create(says.path().join(name)).expect("a file");
        // It waits until somebody watches.
        let mut shell = Command::new("sh");
        for (key, value) in command.get_envs() {
            match value {
                Some(value) => shell.env(key, value),
                None => shell.env_remove(key),
            };
        }
        let mut child = shell
            .args(["-c", "read go; exec \"$0\" \"$@\" </dev/null"])
            .arg(command.get_program())
            .args(command.get_args())
            .stdin(Stdio::piped())
            .stdout(file("out"))
            .stderr(file("error"))
            .spawn()
            .expect("a shell");
        let code = self.watch(&mut child, most);
        let said = |name: &str| fs::read_to_string(says.path().join(name)).expect("text");
        Ended {
            code,
            stdout: said("out"),
            stderr: said("error"),
        }
    }

    /// Follows all threads of a child until it is gone. The thread that made the child must call this.
    fn watch(&mut self, child: &mut Child, most: Option<usize>) -> Option<i32> {
        let first = Pid::from_raw(i32::try_from(child.id()).expect("a process"));
        let options = Options::PTRACE_O_TRACESYSGOOD
            | Options::PTRACE_O_TRACECLONE
            | Options::PTRACE_O_TRACEFORK
            | Options::PTRACE_O_TRACEVFORK
            | Options::PTRACE_O_TRACEEXEC
            | Options::PTRACE_O_EXITKILL;
        ptrace::seize(first, options).expect("this system allows to watch a child");
        ptrace::interrupt(first).expect("a child");
        let mut go = child.stdin.take();
        let mut calls: HashMap<Pid, Option<Call>> = HashMap::new();
        let mut code = None;
        loop {
            let flags = WaitPidFlag::__WALL | WaitPidFlag::__WNOTHREAD;
            let (thread, signal) = match waitpid(None, Some(flags)) {
                Ok(WaitStatus::PtraceSyscall(thread)) => {
                    match calls.remove(&thread) {
                        Some(call) => self.ended(thread, call),
                        None => drop(calls.insert(thread, self.begun(thread))),
                    }
                    (thread, None)
                }
                Ok(WaitStatus::PtraceEvent(thread, ..)) => (thread, None),
                Ok(WaitStatus::Stopped(thread, signal)) => (thread, Some(signal)),
                Ok(WaitStatus::Exited(thread, with)) => {
                    calls.remove(&thread);
                    code = if thread == first { Some(with) } else { code };
                    continue;
                }
                Ok(_) | Err(Errno::EINTR) => continue,
                Err(Errno::ECHILD) => return code,
                Err(error) => panic!("waiting for a child: {error}"),
            };
            if most.is_some_and(|most| self.disk.acts().len() >= most) {
                kill(first, Signal::SIGKILL).expect("a child can be killed");
            }
            match ptrace::syscall(thread, signal) {
                // One that was killed meanwhile is waited for like the others.
                Ok(()) | Err(Errno::ESRCH) => {}
                Err(error) => panic!("a child does not go on: {error}"),
            }
            if let Some(mut go) = go.take() {
                go.write_all(b"\n").expect("it reads");
            }
        }
    }

    fn node_of(&self, thread: Pid, fd: u64) -> Option<Node> {
        let found = fs::metadata(handle(thread, fd)).ok()?;
        self.nodes.get(&(found.dev(), found.ino())).copied()
    }

    /// The path that a call names, below the root; `None`: it is elsewhere.
    fn path(&self, thread: Pid, folder: u64, address: u64) -> Option<PathBuf> {
        let text = PathBuf::from(OsString::from_vec(text(thread, address)));
        let from = if folder as i32 == libc::AT_FDCWD {
            PathBuf::from(format!("/proc/{thread}/cwd"))
        } else {
            handle(thread, folder)
        };
        let path = if text.is_absolute() {
            text
        } else {
            fs::read_link(from).ok()?.join(text)
        };
        let mut plain = PathBuf::new();
        for component in path.components() {
            match component {
                Component::ParentDir => drop(plain.pop()),
                Component::CurDir => {}
                other => plain.push(other),
            }
        }
        plain.strip_prefix(&self.root).ok().map(Path::to_owned)
    }

    fn begun(&self, thread: Pid) -> Option<Call> {
        let (number, of) = arguments(thread)?;
        let here = libc::AT_FDCWD as u64;
        let path = |folder: u64, at: u64| self.path(thread, folder, at);
        match number {
            libc::SYS_openat => self.open(path(of[0], of[1])?, of[2]),
            libc::SYS_write => self.write(thread, of[0], None, || bytes(thread, of[1], of[2])),
            libc::SYS_pwrite64 => self.write(thread, of[0], Some(of[3]), || bytes(thread, of[1], of[2])),
            libc::SYS_writev => self.write(thread, of[0], None, || vectors(thread, of[1], of[2])),
            libc::SYS_pwritev | libc::SYS_pwritev2 => {
                self.write(thread, of[0], Some(of[3]), || vectors(thread, of[1], of[2]))
            }
            libc::SYS_copy_file_range => self.moved(thread, of[2]),
            libc::SYS_splice => self.moved(thread, of[2]),
            libc::SYS_sendfile => self.moved(thread, of[0]),
            libc::SYS_fsync | libc::SYS_fdatasync => Some(Call::Sync {
                node: self.node_of(thread, of[0])?,
                before: self.disk.acts().len(),
            }),
            libc::SYS_ftruncate => Some(Call::Length {
                node: self.node_of(thread, of[0])?,
                length: of[1],
            }),
            // Without a new length, nothing that can be seen.
            libc::SYS_fallocate if of[1] as i32 & libc::FALLOC_FL_KEEP_SIZE == 0 => {
                let node = self.node_of(thread, of[0])?;
                let length = fs::metadata(handle(thread, of[0])).ok()?.len().max(of[2] + of[3]);
                Some(Call::Length { node, length })
            }
            libc::SYS_renameat | libc::SYS_renameat2 => Some(Call::Rename {
                from: path(of[0], of[1])?,
                to: path(of[2], of[3])?,
            }),
            libc::SYS_linkat => Some(Call::Link {
                from: path(of[0], of[1])?,
                to: path(of[2], of[3])?,
            }),
            libc::SYS_symlinkat => Some(Call::Symlink {
                text: OsString::from_vec(text(thread, of[0])),
                at: path(of[1], of[2])?,
            }),
            libc::SYS_unlinkat => path(of[0], of[1]).map(|path| Call::Unlink { path }),
            libc::SYS_mkdirat => path(of[0], of[1]).map(|path| Call::Mkdir { path }),
            libc::SYS_utimensat if of[1] == 0 => Some(Call::Modified {
                node: self.node_of(thread, of[0])?,
                seconds: word(&bytes(thread, of[2] + 16, 8)),
            }),
            #[cfg(target_arch = "x86_64")]
            libc::SYS_open => self.open(path(here, of[0])?, of[1]),
            #[cfg(target_arch = "x86_64")]
            libc::SYS_rename => Some(Call::Rename {
                from: path(here, of[0])?,
                to: path(here, of[1])?,
            }),
            #[cfg(target_arch = "x86_64")]
            libc::SYS_link => Some(Call::Link {
                from: path(here, of[0])?,
                to: path(here, of[1])?,
            }),
            #[cfg(target_arch = "x86_64")]
            libc::SYS_symlink => Some(Call::Symlink {
                text: OsString::from_vec(text(thread, of[0])),
                at: path(here, of[1])?,
            }),
            #[cfg(target_arch = "x86_64")]
            libc::SYS_unlink | libc::SYS_rmdir => path(here, of[0]).map(|path| Call::Unlink { path }),
            #[cfg(target_arch = "x86_64")]
            libc::SYS_mkdir => path(here, of[0]).map(|path| Call::Mkdir { path }),
            _ => None,
        }
    }

    fn open(&self, path: PathBuf, flags: u64) -> Option<Call> {
        let flags = flags as i32;
        let changes = flags & (libc::O_CREAT | libc::O_TRUNC) != 0;
        changes.then(|| Call::Open {
            there: self.disk.find(&path).is_some(),
            truncate: flags & libc::O_TRUNC != 0,
            path,
        })
    }

    fn write(&self, thread: Pid, fd: u64, at: Option<u64>, bytes: impl Fn() -> Vec<u8>) -> Option<Call> {
        let node = self.node_of(thread, fd)?;
        let at = at.or_else(|| position(thread, fd))?;
        Some(Call::Write {
            node,
            at,
            bytes: bytes(),
        })
    }

    fn moved(&self, thread: Pid, fd: u64) -> Option<Call> {
        Some(Call::Moved {
            node: self.node_of(thread, fd)?,
            file: handle(thread, fd),
        })
    }

    fn ended(&mut self, thread: Pid, call: Option<Call>) {
        let (Some(call), Some(result)) = (call, result(thread).and_then(|result| u64::try_from(result).ok())) else {
            return;
        };
        match call {
            Call::Open { path, there: false, .. } => {
                let node = self.disk.new_file();
                self.named(node, &path);
            }
            Call::Open { truncate, .. } => {
                if let (true, Some(node)) = (truncate, self.node_of(thread, result)) {
                    self.disk.act(Act::Length { node, length: 0 });
                }
            }
            Call::Write { node, at, mut bytes } => {
                bytes.truncate(usize::try_from(result).expect("it fits"));
                self.disk.act(Act::Write { node, at, bytes });
            }
            Call::Moved { node, file } => {
                let number = file.file_name().and_then(|name| name.to_str()?.parse().ok());
                let end = number
                    .and_then(|fd| position(thread, fd))
                    .expect("a file has a position");
                let at = end - result;
                let mut bytes = vec![0; usize::try_from(result).expect("it fits")];
                let opened = File::open(&file).expect("a file of a child");
                opened.read_exact_at(&mut bytes, at).expect("what was written");
                self.disk.act(Act::Write { node, at, bytes });
            }
            Call::Sync { node, before } => self.disk.act(Act::Sync { node, before }),
            Call::Length { node, length } => self.disk.act(Act::Length { node, length }),
            Call::Modified { node, seconds } => self.disk.act(Act::Modified { node, seconds }),
            Call::Rename { from, to } => {
                let places = self.disk.place(&from).zip(self.disk.place(&to));
                if let Some((from, to)) = places
                    && let Some(node) = self.disk.at(&from)
                {
                    let replaced = self.disk.at(&to);
                    self.disk.act(Act::Rename { node, from, to });
                    self.forget(replaced);
                }
            }
            Call::Link { from, to } => {
                if let (Some(node), Some(place)) = (self.disk.find(&from), self.disk.place(&to)) {
                    self.disk.act(Act::Name { node, place });
                }
            }
            Call::Unlink { path } => {
                // A socket is not on the disk for anybody.
                if let (Some(node), Some(place)) = (self.disk.find(&path), self.disk.place(&path)) {
                    self.disk.act(Act::Unname { node, place });
                    self.forget(Some(node));
                }
            }
            Call::Mkdir { path } => {
                let node = self.disk.new_folder();
                self.named(node, &path);
            }
            Call::Symlink { text, at } => {
                let node = self.disk.new_link(text);
                self.named(node, &at);
            }
        }
    }

    /// Something that has no name any more is of no interest, and its inode may be given to another file.
    fn forget(&mut self, node: Option<Node>) {
        if let Some(gone) = node.filter(|node| !self.disk.is_named(*node)) {
            self.nodes.retain(|_, node| *node != gone);
        }
    }

    /// Something new has its first name.
    fn named(&mut self, node: Node, path: &Path) {
        let place = self.disk.place(path).expect("it was made in a folder that is known");
        let found = fs::symlink_metadata(self.root.join(path));
        self.disk.act(Act::Name { node, place });
        if let Ok(found) = found {
            self.nodes.insert((found.dev(), found.ino()), node);
        }
    }
}

fn handle(thread: Pid, fd: u64) -> PathBuf {
    PathBuf::from(format!("/proc/{thread}/fd/{}", fd as i32))
}

/// Number and arguments of the call that a stopped thread is in.
fn arguments(thread: Pid) -> Option<(i64, [u64; 6])> {
    let text = fs::read_to_string(format!("/proc/{thread}/syscall")).ok()?;
    let mut words = text.split_whitespace();
    let number = words.next()?.parse().ok()?;
    let mut of = [0; 6];
    for argument in &mut of {
        *argument = u64::from_str_radix(words.next()?.strip_prefix("0x")?, 16).ok()?;
    }
    Some((number, of))
}

/// What the call gave from which a stopped thread comes back.
#[cfg(target_arch = "x86_64")]
fn result(thread: Pid) -> Option<i64> {
    ptrace::getregs(thread)
        .ok()
        .map(|registers| registers.rax.cast_signed())
}

#[cfg(target_arch = "aarch64")]
fn result(thread: Pid) -> Option<i64> {
    let registers = ptrace::getregset::<ptrace::regset::NT_PRSTATUS>(thread).ok()?;
    Some(registers.regs[0].cast_signed())
}

fn bytes(thread: Pid, address: u64, length: u64) -> Vec<u8> {
    let mut bytes = vec![0; usize::try_from(length).expect("it fits")];
    let memory = File::open(format!("/proc/{thread}/mem")).and_then(|memory| memory.read_exact_at(&mut bytes, address));
    if memory.is_err() {
        bytes.clear();
    }
    bytes
}

fn word(bytes: &[u8]) -> u64 {
    bytes.try_into().map_or(0, u64::from_ne_bytes)
}

fn vectors(thread: Pid, address: u64, count: u64) -> Vec<u8> {
    bytes(thread, address, count * 16)
        .chunks_exact(16)
        .flat_map(|pair| bytes(thread, word(&pair[..8]), word(&pair[8..])))
        .collect()
}

/// A text that ends with a zero, as calls take it.
fn text(thread: Pid, address: u64) -> Vec<u8> {
    let mut found = Vec::new();
    loop {
        // Never over the end of a page: the next one may not be there.
        let at = address + found.len() as u64;
        let more = bytes(thread, at, 4096 - at % 4096);
        match more.iter().position(|byte| *byte == 0) {
            Some(end) => {
                found.extend_from_slice(&more[..end]);
                return found;
            }
            None if more.is_empty() => return found,
            None => found.extend(more),
        }
    }
}

/// Where an open file is written next.
fn position(thread: Pid, fd: u64) -> Option<u64> {
    let info = fs::read_to_string(format!("/proc/{thread}/fdinfo/{}", fd as i32)).ok()?;
    let field = |name: &str| info.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    let flags = i32::from_str_radix(field("flags:")?, 8).ok()?;
    if flags & libc::O_APPEND != 0 {
        return Some(fs::metadata(handle(thread, fd)).ok()?.len());
    }
    field("pos:")?.parse().ok()
}
