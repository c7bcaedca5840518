//! Reading and writing at an offset, without the position that handles of one file share; or in order, through a pipe.

use std::{fs::File, io};

use portolan_remote::Contents;

pub(super) fn write_all_at(to: &Contents, bytes: &[u8], offset: u64) -> io::Result<()> {
    match to {
        Contents::File(file) => write_file_at(file, bytes, offset),
        Contents::Pipe(pipe) => pipe.write_all(bytes),
    }
}

#[cfg(unix)]
fn write_file_at(file: &File, bytes: &[u8], offset: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::write_all_at(file, bytes, offset)
}

#[cfg(windows)]
fn write_file_at(file: &File, mut bytes: &[u8], mut offset: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        match std::os::windows::fs::FileExt::seek_write(file, bytes, offset)? {
            0 => return Err(io::ErrorKind::WriteZero.into()),
            written => {
                bytes = &bytes[written..];
                offset += written as u64;
            }
        }
    }
    Ok(())
}

/// Does the file hold these bytes at this place? A pipe holds nothing that could be looked at again.
pub(super) fn holds(file: &Contents, bytes: &[u8], offset: u64) -> io::Result<bool> {
    if bytes.is_empty() {
        return Ok(true);
    }
    let Contents::File(file) = file else { return Ok(false) };
    let mut there = vec![0; bytes.len()];
    let read = read_file_at(file, &mut there, offset)?;
    Ok(read == bytes.len() && there == bytes)
}

/// Fills as much of the buffer as the file has; less only at its end. Of a pipe, what is there.
pub(super) fn read_at(from: &Contents, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    match from {
        Contents::File(file) => read_file_at(file, buffer, offset),
        Contents::Pipe(pipe) => pipe.read(buffer),
    }
}

fn read_file_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match read_some(file, &mut buffer[filled..], offset + filled as u64) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

#[cfg(unix)]
fn read_some(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, offset)
}

#[cfg(windows)]
fn read_some(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, offset)
}
