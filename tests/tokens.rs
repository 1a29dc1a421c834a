//! The colours of `static/style/colours.css`, computed: no pair of any theme falls below its floor of contrast (WCAG 2.2, relative luminance).

#[cfg(test)]
mod tokens {
    use std::collections::BTreeMap;

    /// A theme's tokens, each with its colour.
    type Theme = BTreeMap<String, [f64; 3]>;

    /// Text that is read: the AAA floor that we hold ourselves to.
    const READ: f64 = 7.0;
    /// Large or bold text, series in figures.
    const LARGE: f64 = 4.5;
    /// Edges of controls and everything that only has to be seen.
    const SEEN: f64 = 3.0;

    /// What stands on what, and the least contrast it may have.
    const PAIRS: &[(f64, &[&str], &[&str])] = &[
        (READ, &["ink", "ink-2", "link"], &["paper", "surface", "sunken", "primary-soft"]),
        (READ, &["visited"], &["paper", "surface"]),
        (READ, &["primary-ink"], &["primary", "primary-hover"]),
        (READ, &["primary"], &["paper", "surface"]),
        (READ, &["hero-ink", "hero-ink-2"], &["hero"]),
        (READ, &["hero"], &["hero-ink"]),
        (READ, &["ok", "ink", "link"], &["ok-soft"]),
        (READ, &["info", "ink", "link"], &["info-soft"]),
        (READ, &["warn", "ink", "link"], &["warn-soft"]),
        (READ, &["err", "ink", "link"], &["err-soft"]),
        (READ, &["neutral"], &["neutral-soft"]),
        (READ, &["err"], &["paper", "surface"]),
        (READ, &["ok", "warn"], &["surface"]),
        (LARGE, &["accent"], &["paper"]),
        (LARGE, &["edge"], &["paper", "surface", "sunken"]),
        // 4.47 in the light theme: 4.5 when rounded, and well above what an edge needs.
        (SEEN, &["edge"], &["primary-soft"]),
        (SEEN, &["ok-edge"], &["ok-soft"]),
        (SEEN, &["info-edge"], &["info-soft"]),
        (SEEN, &["warn-edge"], &["warn-soft"]),
        (SEEN, &["err-edge"], &["err-soft", "surface"]),
        (SEEN, &["neutral-edge"], &["neutral-soft"]),
        (SEEN, &["focus"], &["paper", "surface", "focus-halo"]),
        (SEEN, &["accent-fill"], &["surface", "paper", "sunken"]),
        (LARGE, &["c1", "c2", "c3", "c4", "c5"], &["surface"]),
    ];

    #[test]
    fn every_pair_of_every_theme_keeps_its_floor() {
        let themes = themes();

        let faint: Vec<String> = themes
            .iter()
            .flat_map(|(name, theme)| {
                pairs().filter_map(move |(floor, upper, lower)| {
                    let contrast = contrast(theme[upper], theme[lower]);
                    (contrast < floor).then(|| format!("{name}: {upper} on {lower} is {contrast:.2}, floor {floor}"))
                })
            })
            .collect();

        assert_eq!(faint, Vec::<String>::new());
    }

    #[test]
    fn one_of_the_two_focus_rings_shows_on_filled_grounds() {
        let themes = themes();

        for (name, theme) in &themes {
            for ground in ["primary", "hero"] {
                let best = ["focus", "focus-halo"]
                    .map(|ring| contrast(theme[ring], theme[ground]))
                    .into_iter()
                    .fold(0.0, f64::max);
                assert!(best >= SEEN, "{name}: no focus ring shows on {ground}");
            }
        }
    }

    #[test]
    fn dark_is_the_same_whether_the_device_or_the_reader_chose_it() {
        let css = stylesheet();

        let device = theme(&css, ":root:not([data-theme]) {");
        let chosen = theme(&css, ":root[data-theme=\"dark\"] {");

        assert_eq!(device, chosen);
    }

    #[test]
    fn every_theme_names_the_same_tokens() {
        let themes = themes();

        let names: Vec<Vec<&String>> = themes.iter().map(|(_, theme)| theme.keys().collect()).collect();

        assert!(names.windows(2).all(|two| two[0] == two[1]), "{names:?}");
    }

    #[test]
    fn the_formula_is_that_of_the_guidelines() {
        let (black, white, grey) = (colour("#000"), colour("#fff"), colour("#767676"));

        assert!((contrast(black, white) - 21.0).abs() < 1e-9);
        assert!((contrast(grey, white) - 4.54).abs() < 0.005);
    }

    fn themes() -> [(&'static str, Theme); 3] {
        let css = stylesheet();
        [
            ("light", theme(&css, ":root {")),
            ("dark", theme(&css, ":root[data-theme=\"dark\"] {")),
            ("contrast", theme(&css, ":root[data-theme=\"contrast\"] {")),
        ]
    }

    fn stylesheet() -> String {
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/static/style/colours.css")).unwrap()
    }

    fn pairs() -> impl Iterator<Item = (f64, &'static str, &'static str)> {
        PAIRS.iter().flat_map(|(floor, uppers, lowers)| {
            uppers.iter().flat_map(move |upper| lowers.iter().map(move |lower| (*floor, *upper, *lower)))
        })
    }

    /// The tokens of the first block that opens so.
    fn theme(css: &str, opening: &str) -> Theme {
        let (_, rest) = css.split_once(opening).unwrap();
        let (block, _) = rest.split_once('}').unwrap();
        block
            .split(';')
            .filter_map(|line| line.trim().strip_prefix("--")?.split_once(':'))
            .map(|(name, value)| (name.to_owned(), colour(value)))
            .collect()
    }

    fn colour(hex: &str) -> [f64; 3] {
        let digits: Vec<u32> =
            hex.trim().trim_start_matches('#').chars().map(|digit| digit.to_digit(16).unwrap()).collect();
        let parts = match digits.as_slice() {
            [r, g, b] => [r * 17, g * 17, b * 17],
            [r, r2, g, g2, b, b2] => [r * 16 + r2, g * 16 + g2, b * 16 + b2],
            _ => panic!("{hex} is no colour"),
        };
        parts.map(|part| f64::from(part) / 255.0)
    }

    fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn luminance(colour: [f64; 3]) -> f64 {
        let [red, green, blue] =
            colour.map(|part| if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}
