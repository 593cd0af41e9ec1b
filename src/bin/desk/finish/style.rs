//! The one stylesheet: every sheet of `style/` in the order of its layers, without comments and line breaks.

/// The sheet without what no browser reads. Strings that hold `/*` are not written in `style/`.
pub(super) fn squeezed(sheet: &str) -> String {
    let mut code = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        code.push_str(before);
        rest = after.split_once("*/").map_or("", |(_comment, after)| after);
    }
    code.push_str(rest);
    let mut out = String::with_capacity(code.len());
    for line in code.lines().map(str::trim).filter(|line| !line.is_empty()) {
        out.push_str(line);
        if !line.ends_with(['{', '}', ';', ',']) {
            out.push(' '); // a value that goes on in the next line
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_comments_and_line_breaks_and_nothing_else() {
        let sheet = "/* What it is. */\n@layer a {\n  .b,\n  .c {\n    margin: 0\n      auto;\n  }\n}\n";
        assert_eq!(squeezed(sheet), "@layer a {.b,.c {margin: 0 auto;}}");
    }
}
