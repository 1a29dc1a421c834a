//! QR codes as drawings.

use std::fmt::Write;

use askama::Template;
use askama::filters::HtmlSafeOutput;
use fast_qr::{ECL, QRBuilder};

use crate::platform::error::Error;

/// White modules around the code, without which readers do not find it.
const QUIET: usize = 4;

/// Black on white in every theme, since that is what readers know.
#[derive(Template)]
#[template(path = "frame/qr.svg")]
struct Drawing<'a> {
    label: &'a str,
    side: usize,
    dark: String,
}

/// A QR code of an address, a template's output and so ready to stand in a page. `label` says what it leads to.
pub fn svg(address: &str, label: &str) -> Result<HtmlSafeOutput<String>, Error> {
    let code = QRBuilder::new(address)
        .ecl(ECL::M)
        .build()
        .map_err(|fault| Error::internal(anyhow::anyhow!("no QR code: {fault:?}")))?;
    let mut dark = String::new();
    for y in 0..code.size {
        let row = code.data.iter().skip(y * code.size).take(code.size);
        for (x, _) in row.enumerate().filter(|(_, module)| module.value()) {
            // Writing to a string cannot fail.
            let _ = write!(dark, "M{},{}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    let drawing = Drawing { label, side: code.size + 2 * QUIET, dark };
    Ok(HtmlSafeOutput(drawing.render().map_err(Error::internal)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_a_drawing_with_a_name_and_no_style() {
        let drawing = svg("https://example.fi/k", "Adressen \"/k\"").expect("a drawing").0;

        assert!(drawing.contains("aria-label=\"Adressen &#34;/k&#34;\""), "{drawing}");
        assert!(!drawing.contains("style"));
    }
}
