//! A link as a picture that a phone's camera reads (QR code, ISO/IEC 18004).

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

/// Modules that must stay empty around a code, or cameras do not find it.
const QUIET: i32 = 4;

/// A picture of squares, to be drawn in a field of `size` by `size`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Width and height, the empty margin included.
    pub size: i32,
    /// The dark squares, as the path of an SVG.
    pub path: String,
}

impl Picture {
    /// The picture of a text; `None` for one that is longer than any code can hold.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        // A quarter of it may be smudged: it is read off screens and printed paper.
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
        let mut path = String::new();
        for y in 0..code.size() {
            for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
                // Writing to a text cannot fail.
                let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
            }
        }
        Some(Self { size: code.size() + 2 * QUIET, path })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dark_square_of_the_code_is_drawn_once_in_its_place_within_the_margin() {
        let text = "https://questions.example.org/#AQEQHR0dHR0dHR0dHR0dHR0dHQ";
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).unwrap();
        let picture = Picture::of(text).unwrap();
        let drawn: Vec<(i32, i32)> = picture
            .path
            .split_terminator("h1v1h-1z")
            .map(|at| at.trim_start_matches('M').split_once(' ').unwrap())
            .map(|(x, y)| (x.parse::<i32>().unwrap() - QUIET, y.parse::<i32>().unwrap() - QUIET))
            .collect();
        let dark = |(x, y): &(i32, i32)| code.get_module(*x, *y);
        let all: Vec<(i32, i32)> =
            (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y))).filter(dark).collect();
        assert_eq!(drawn, all);
        assert_eq!(picture.size, code.size() + 8);
    }

    /// A camera looks at dots, not at squares: each square is drawn this many dots wide.
    const DOTS: usize = 3;

    /// What a reader that knows nothing of this drawing finds in it.
    fn read(picture: &Picture) -> Vec<String> {
        let size = usize::try_from(picture.size).unwrap();
        let mut dark = vec![false; size * size];
        for at in picture.path.split_terminator("h1v1h-1z") {
            let (x, y) = at.trim_start_matches('M').split_once(' ').unwrap();
            dark[y.parse::<usize>().unwrap() * size + x.parse::<usize>().unwrap()] = true;
        }
        let dot = |x: usize, y: usize| if dark[y / DOTS * size + x / DOTS] { 0 } else { 255 };
        let mut seen = rqrr::PreparedImage::prepare_from_greyscale(size * DOTS, size * DOTS, dot);
        seen.detect_grids().iter().map(|grid| grid.decode().unwrap().1).collect()
    }

    #[test]
    fn a_reader_finds_in_the_picture_exactly_the_link() {
        let page = "https://questions.example.org/#";
        // As long as those of one pack, of one with its key, and of three with theirs.
        for letters in [1, 104, 155, 400] {
            let fragment: String = "AQEQHR0d_Rk-5sZ9".chars().cycle().take(letters).collect();
            let link = format!("{page}{fragment}");
            assert_eq!(read(&Picture::of(&link).unwrap()), [link]);
        }
    }

    #[test]
    fn a_text_that_fits_into_no_code_has_no_picture() {
        assert_eq!(Picture::of(&"a".repeat(3_000)), None);
    }
}
