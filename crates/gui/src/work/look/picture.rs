//! Bytes as a picture: decoded on a thread, within limits.

use portolan_ui_kit::say;

use std::{
    io::Cursor,
    sync::{
        Arc,
        mpsc::{Receiver, TryRecvError, sync_channel},
    },
};

use eframe::egui::{ColorImage, Context, TextureHandle, TextureOptions};
use image::{ImageReader, Limits};

/// Sides of a picture that are decoded, in pixels.
const WIDEST: u32 = 20_000;
/// Memory that decoding may take, in bytes.
const MEMORY: u64 = 512 * 1024 * 1024;
/// Sides of what is drawn, in pixels: more than any window shows.
const DRAWN: u32 = 2048;

/// A picture that is decoded, or will be.
pub(super) enum Picture {
    AtWork(Receiver<Result<Decoded, String>>),
    Ready { texture: TextureHandle, size: [u32; 2] },
    Failed(String),
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::AtWork(_) => "AtWork",
            Self::Ready { .. } => "Ready",
            Self::Failed(_) => "Failed",
        })
    }
}

/// Pixels to draw, and how large the picture is.
pub(super) struct Decoded {
    image: ColorImage,
    size: [u32; 2],
}

/// Does a name say that there is a picture?
pub(super) fn is_picture(name: &str) -> bool {
    let extension = name
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_ascii_lowercase());
    matches!(extension.as_deref(), Some("png" | "jpg" | "jpeg" | "gif" | "webp"))
}

impl Picture {
    /// Begins to decode.
    pub(super) fn decode(ctx: &Context, bytes: Arc<[u8]>) -> Self {
        let (sender, receiver) = sync_channel(1);
        let ctx = ctx.clone();
        let work = move || {
            // The dialog may be gone meanwhile; then nobody wants the picture.
            if sender.send(decode(&bytes)).is_ok() {
                ctx.request_repaint();
            }
        };
        match std::thread::Builder::new()
            .name("portolan-picture".to_owned())
            .spawn(work)
        {
            Ok(_) => Self::AtWork(receiver),
            Err(error) => Self::Failed(error.to_string()),
        }
    }

    /// Takes what the thread has made.
    pub(super) fn update(&mut self, ctx: &Context) {
        let Self::AtWork(receiver) = self else { return };
        *self = match receiver.try_recv() {
            Ok(Ok(Decoded { image, size })) => Self::Ready {
                texture: ctx.load_texture("quick-look", image, TextureOptions::LINEAR),
                size,
            },
            Ok(Err(why)) => Self::Failed(why),
            Err(TryRecvError::Disconnected) => Self::Failed(say!("work-the-picture-broke-its-decoder").to_owned()),
            Err(TryRecvError::Empty) => return,
        };
    }
}

fn decode(bytes: &[u8]) -> Result<Decoded, String> {
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|error| error.to_string())?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(WIDEST);
    limits.max_image_height = Some(WIDEST);
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let whole = reader.decode().map_err(|error| error.to_string())?;
    let size = [whole.width(), whole.height()];
    let shown = if size.iter().any(|side| *side > DRAWN) {
        whole.thumbnail(DRAWN, DRAWN)
    } else {
        whole
    };
    let pixels = shown.into_rgba8();
    let sides = [pixels.width() as usize, pixels.height() as usize];
    Ok(Decoded {
        image: ColorImage::from_rgba_unmultiplied(sides, pixels.as_raw()),
        size,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_decoded_and_nonsense_is_told() {
        let mut png = Vec::new();
        let picture = image::RgbaImage::from_pixel(3, 2, image::Rgba([1, 2, 3, 255]));
        picture
            .write_to(&mut Cursor::new(&mut png), image::ImageFormat::Png)
            .expect("a picture");
        let decoded = decode(&png).expect("a picture");
        assert_eq!(decoded.size, [3, 2]);
        assert_eq!(decoded.image.size, [3, 2]);
        assert!(decode(&png[..20]).is_err());
        assert!(decode(b"GIF89a").is_err());
        assert!(decode(b"").is_err());
        assert!(is_picture("a.JPG") && !is_picture("a.svg") && !is_picture("png"));
    }
}
