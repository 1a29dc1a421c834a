//! Pictures, drawn anew.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, ImageResult, Rgb, RgbImage};

use super::{Limits, MediaType, Refused};

/// Good enough that a second look finds no difference, at about the size that phones make.
const JPEG_QUALITY: u8 = 90;

/// Decodes a picture, turns it upright and encodes it again: only what can be seen is left.
///
/// The type stays, unless that would make a file larger than the limit, as with a photo sent as WebP, which we can
/// only write without loss: then it becomes a JPEG.
pub(super) fn redraw(bytes: &[u8], format: ImageFormat, limits: Limits) -> Result<(MediaType, Vec<u8>), Refused> {
    // The decoders are other people's, and the bytes anyone's: a slip there is a damaged picture here.
    catch_unwind(AssertUnwindSafe(|| {
        let picture = decode(bytes, format, limits)?;
        encode(&picture, format, limits).map_err(|fault| refusal(&fault))
    }))
    .unwrap_or(Err(Refused::Damaged))
}

fn decode(bytes: &[u8], format: ImageFormat, limits: Limits) -> Result<DynamicImage, Refused> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(allowance(limits));
    let mut decoder = reader.into_decoder().map_err(|fault| refusal(&fault))?;

    // So far only the header was read. What it says decides before anything is allocated.
    let (width, height) = decoder.dimensions();
    let is_too_deep = allowance(limits).reserve(decoder.total_bytes()).is_err();
    if u64::from(width) * u64::from(height) > limits.max_pixels || is_too_deep {
        return Err(Refused::TooManyPixels);
    }

    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|fault| refusal(&fault))?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// What a decoder may use: four bytes a pixel, so the largest pictures come with eight bits a channel.
fn allowance(limits: Limits) -> image::Limits {
    let mut allowance = image::Limits::default();
    allowance.max_image_width = Some(u16::MAX.into());
    allowance.max_image_height = Some(u16::MAX.into());
    allowance.max_alloc = Some(limits.max_pixels.saturating_mul(4));
    allowance
}

fn encode(picture: &DynamicImage, format: ImageFormat, limits: Limits) -> ImageResult<(MediaType, Vec<u8>)> {
    let media_type = match format {
        ImageFormat::Png => MediaType::Png,
        ImageFormat::WebP => MediaType::WebP,
        _ => return Ok((MediaType::Jpeg, jpeg(picture)?)),
    };
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, format)?;
    if file.get_ref().len() > limits.max_bytes {
        return Ok((MediaType::Jpeg, jpeg(picture)?));
    }
    Ok((media_type, file.into_inner()))
}

fn jpeg(picture: &DynamicImage) -> ImageResult<Vec<u8>> {
    let mut file = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut file, JPEG_QUALITY);
    match picture {
        DynamicImage::ImageLuma8(grey) => encoder.encode_image(grey),
        DynamicImage::ImageRgb8(coloured) => encoder.encode_image(coloured),
        other => encoder.encode_image(&on_white(other)),
    }?;
    Ok(file)
}

/// A JPEG knows no transparency; white is what people expect behind it.
fn on_white(picture: &DynamicImage) -> RgbImage {
    let picture = picture.to_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0.map(u16::from);
        let over_white = |colour: u16| u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX);
        Rgb([red, green, blue].map(over_white))
    })
}

fn refusal(fault: &ImageError) -> Refused {
    match fault {
        ImageError::Limits(_) => Refused::TooManyPixels,
        _ => Refused::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use image::codecs::png::PngEncoder;
    use image::codecs::webp::WebPEncoder;
    use image::{ExtendedColorType, ImageEncoder, Luma, Rgba};
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::attachments::{Attachment, sanitise};

    const CANARY: &[u8] = b"62.8924N 27.6770E";

    /// Four pixels wide and two high: the left half black, the right half white.
    fn drawing() -> DynamicImage {
        DynamicImage::ImageRgb8(RgbImage::from_fn(4, 2, |x, _| if x < 2 { Rgb([0; 3]) } else { Rgb([255; 3]) }))
    }

    /// As a phone writes it: turned a quarter to the right, with the place where it was taken.
    fn exif() -> Vec<u8> {
        let mut exif = b"II*\0\x08\0\0\0".to_vec();
        exif.extend(b"\x02\0"); // two entries: orientation, and where the GPS part begins
        exif.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0");
        exif.extend(b"\x25\x88\x04\0\x01\0\0\0\x26\0\0\0\0\0\0\0");
        exif.extend(b"\x01\0\x1B\0\x07\0\x11\0\0\0\x38\0\0\0\0\0\0\0"); // one entry: a text that lies behind it
        exif.extend(CANARY);
        exif
    }

    fn jpeg_segment(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).expect("a short segment");
        [&[0xFF, marker], &length.to_be_bytes()[..], content].concat()
    }

    fn jpeg_with(segments: &[Vec<u8>], tail: &[u8]) -> Vec<u8> {
        let plain = jpeg(&drawing()).expect("a JPEG");
        [&plain[..2], &segments.concat(), &plain[2..], tail].concat()
    }

    fn with_exif(format: ImageFormat) -> Vec<u8> {
        let (picture, mut file) = (drawing().into_rgb8(), Vec::new());
        match format {
            ImageFormat::Png => {
                let mut encoder = PngEncoder::new(&mut file);
                encoder.set_exif_metadata(exif()).expect("room for it");
                encoder.write_image(&picture, 4, 2, ExtendedColorType::Rgb8).expect("a PNG");
            }
            ImageFormat::WebP => {
                let mut encoder = WebPEncoder::new_lossless(&mut file);
                encoder.set_exif_metadata(exif()).expect("room for it");
                encoder.write_image(&picture, 4, 2, ExtendedColorType::Rgb8).expect("a WebP");
            }
            _ => file = jpeg_with(&[jpeg_segment(0xE1, &[b"Exif\0\0", &exif()[..]].concat())], b""),
        }
        file
    }

    fn contains(bytes: &[u8], sought: &[u8]) -> bool {
        bytes.windows(sought.len()).any(|window| window == sought)
    }

    fn kept(bytes: Vec<u8>) -> Result<Attachment, Refused> {
        sanitise("photo.jpg", bytes, Limits::STANDARD)
    }

    /// A PNG whose header says something else than its content.
    fn png_of_size(width: u32, height: u32) -> Vec<u8> {
        let mut png = with_exif(ImageFormat::Png);
        png[16..20].copy_from_slice(&width.to_be_bytes());
        png[20..24].copy_from_slice(&height.to_be_bytes());
        let sum = crc32(&png[12..29]);
        png[29..33].copy_from_slice(&sum.to_be_bytes());
        png
    }

    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xEDB8_8320 * (sum & 1)))
        })
    }

    #[rstest]
    #[case::jpeg(ImageFormat::Jpeg, MediaType::Jpeg)]
    #[case::png(ImageFormat::Png, MediaType::Png)]
    #[case::webp(ImageFormat::WebP, MediaType::WebP)]
    fn a_picture_is_turned_upright_and_forgets_where_it_was_taken(
        #[case] format: ImageFormat,
        #[case] media_type: MediaType,
    ) {
        let sent = with_exif(format);
        assert!(contains(&sent, CANARY));

        let kept = kept(sent).expect("an attachment");

        assert_eq!((kept.media_type, kept.name), (media_type, format!("photo.{}", media_type.extension())));
        assert!(!contains(&kept.bytes, CANARY) && !contains(&kept.bytes, b"Exif") && !contains(&kept.bytes, b"EXIF"));
        let picture = image::load_from_memory(&kept.bytes).expect("a picture").into_luma8();
        assert_eq!(picture.dimensions(), (2, 4));
        assert!(picture.get_pixel(0, 0).0[0] < 64 && picture.get_pixel(0, 3).0[0] > 192);
    }

    #[test]
    fn a_comment_and_a_page_hidden_in_a_photo_are_gone() {
        let page = b"<html><script>alert(1)</script></html>";
        let sent = jpeg_with(&[jpeg_segment(0xFE, page), jpeg_segment(0xED, CANARY)], page);

        let kept = kept(sent).expect("an attachment");

        assert!(!contains(&kept.bytes, b"<script") && !contains(&kept.bytes, CANARY));
        assert!(kept.bytes.ends_with(&[0xFF, 0xD9]));
    }

    #[test]
    fn a_picture_of_900_million_pixels_is_refused_by_its_header() {
        assert_eq!(kept(png_of_size(30_000, 30_000)), Err(Refused::TooManyPixels));
        assert_eq!(kept(png_of_size(u32::MAX >> 1, 1)), Err(Refused::TooManyPixels));

        let mut photo = jpeg(&drawing()).expect("a JPEG");
        let size = photo.windows(2).position(|bytes| bytes == [0xFF, 0xC0]).expect("a frame header") + 5;
        photo[size..size + 4].copy_from_slice(&[0xFF; 4]);
        assert_eq!(kept(photo), Err(Refused::TooManyPixels));
    }

    #[test]
    fn a_picture_that_needs_more_memory_than_its_pixels_may_is_refused() {
        let deep = DynamicImage::ImageRgba16(image::ImageBuffer::new(10, 10));
        let mut file = Cursor::new(Vec::new());
        deep.write_to(&mut file, ImageFormat::Png).expect("a PNG");
        let limits = Limits { max_pixels: 100, ..Limits::STANDARD };

        assert_eq!(redraw(file.get_ref(), ImageFormat::Png, limits), Err(Refused::TooManyPixels));
    }

    #[test]
    fn a_picture_that_breaks_off_is_damaged() {
        for format in [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Jpeg] {
            let whole = with_exif(format);

            assert_eq!(kept(whole[..20].to_vec()), Err(Refused::Damaged), "{format:?}");
        }
    }

    #[test]
    fn what_would_grow_past_the_limit_becomes_a_photo_on_white() {
        let clear = DynamicImage::ImageRgba8(image::RgbaImage::from_pixel(4, 2, Rgba([0; 4])));
        let mut file = Cursor::new(Vec::new());
        clear.write_to(&mut file, ImageFormat::WebP).expect("a WebP");
        let limits = Limits { max_bytes: 10, ..Limits::STANDARD };

        let (media_type, bytes) = redraw(file.get_ref(), ImageFormat::WebP, limits).expect("a picture");

        assert_eq!(media_type, MediaType::Jpeg);
        assert_eq!(image::load_from_memory(&bytes).expect("a picture").into_luma8().get_pixel(0, 0), &Luma([255]));
    }

    proptest! {
        #[test]
        fn a_picture_with_changed_bytes_is_kept_or_refused(
            format in prop::sample::select(vec![ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP]),
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        ) {
            let mut bytes = with_exif(format);
            for (place, byte) in changes {
                let place = place.index(bytes.len());
                bytes[place] = byte;
            }

            let outcome = sanitise("x", bytes, Limits { max_pixels: 10_000, ..Limits::STANDARD });

            prop_assert!(outcome.map_or(true, |kept| !contains(&kept.bytes, CANARY) || kept.media_type == MediaType::Text));
        }
    }
}
